import type { Difference } from './merge.ts'
import { FIELD_WORDS } from './section-words.ts'
import { showValue } from './show-value.ts'
import css from './store.module.css'

interface DifferencesTableProps {
  label: string
  heads: readonly string[]
  rows: readonly Difference[]
}

/** Versions side by side, in the fields in which they differ. */
export const DifferencesTable = ({ label, heads, rows }: DifferencesTableProps) => (
  <table className={css['differences']} aria-label={label}>
    <thead>
      <tr>
        <th scope="col">Field</th>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ field, values }) => (
        <tr key={field}>
          <th scope="row">{FIELD_WORDS[field] ?? field}</th>
          {values.map((value, at) => (
            <td key={heads[at]} dir="auto">
              {showValue(value)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
