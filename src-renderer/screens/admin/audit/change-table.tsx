import type { ChangeInWords } from '../../../../src-shared/order/change-words.ts'
import css from './audit.module.css'

/** What was so before, and what is so after. A dash means: nothing was there. */
export function ChangeTable({ changes }: { changes: readonly ChangeInWords[] }) {
  return (
    <table className={css['changes']}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <bdi>{before || '–'}</bdi>
            </td>
            <td>
              <bdi>{after || '–'}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
