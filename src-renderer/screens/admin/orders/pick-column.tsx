import type { OrderRow } from '../../../../src-shared/cloud-contract/orders.ts'
import type { Column } from '../../../ui/data-table.tsx'
import css from './pick-column.module.css'
import type { Picked, PickedOrder } from './use-picked.ts'

/** Boxes in front of the rows, for those who point; at the keyboard it is Space. Shift picks all in between. */
export function pickColumn(picked: Picked, rows: readonly PickedOrder[]): Column<OrderRow> {
  const all = rows.length > 0 && rows.every((row) => picked.has(row.id))
  return {
    key: 'pick',
    header: 'Picked',
    width: '1.5rem',
    head: (
      <input
        type="checkbox"
        className={css['box']}
        aria-label="Pick every order that is shown"
        checked={all}
        onChange={() => picked.set(all ? [] : rows)}
      />
    ),
    cell: (row) => (
      <input
        type="checkbox"
        className={css['box']}
        tabIndex={-1}
        aria-label={`Pick ${row.number}`}
        checked={picked.has(row.id)}
        onClick={(event) => {
          event.stopPropagation()
          if (event.shiftKey) picked.extendTo(row, rows)
          else picked.toggle(row)
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        readOnly
      />
    ),
  }
}
