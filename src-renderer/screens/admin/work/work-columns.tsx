import { Checkbox } from '@mantine/core'
import type { WorkRow } from '../../../../src-shared/cloud-contract/makers/work.ts'
import { countryName } from '../../../../src-shared/order/address.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Due } from '../parts/due.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import css from './work.module.css'

const order: Column<WorkRow> = {
  key: 'order',
  header: 'Order',
  width: '7.5rem',
  cell: (row) => <span className={css['number']}>{row.orderNumber}</span>,
}
const things: Column<WorkRow> = {
  key: 'things',
  header: 'What',
  width: 'minmax(10rem, 2.2fr)',
  cell: (row) => <TwoLines top={<bdi>{row.things}</bdi>} below={row.asks.join(', ') || 'Nothing special'} />,
}
const goes: Column<WorkRow> = {
  key: 'goes',
  header: 'Goes to',
  width: 'minmax(7rem, 1fr)',
  cell: (row) => row.country && <TwoLines top={<bdi>{row.city}</bdi>} below={countryName(row.country)} />,
}
const hands: Column<WorkRow> = {
  key: 'hands',
  header: 'With',
  width: 'minmax(7.5rem, 1.2fr)',
  cell: (row) => <Hands row={row} />,
}
const due: Column<WorkRow> = {
  key: 'due',
  header: 'Due',
  width: '8.5rem',
  cell: (row) => <Due at={row.dueAt} overdue={row.overdue} />,
}

/** Who has it, and whether something stands in the way. */
function Hands({ row }: { row: WorkRow }) {
  const who = row.maker?.name ?? row.factory?.name
  return (
    <span className={css['hands']}>
      {(row.problem ?? (row.held || null)) && (
        <Icon name={row.problem ? 'problem' : 'hold'} size={16} label={row.problem ? 'Problem' : 'On hold'} />
      )}
      {who ? <bdi>{who}</bdi> : <span className={css['quiet']}>Nobody yet</span>}
    </span>
  )
}

/** The box by which many are chosen. The list's own keys tick it too. */
const ticked = (chosen: ReadonlySet<string>, onTick: (row: WorkRow) => void): Column<WorkRow> => ({
  key: 'ticked',
  header: 'Chosen',
  headerHidden: true,
  width: '1.25rem',
  cell: (row) => (
    <Checkbox
      size="sm"
      aria-label={`Choose ${row.orderNumber}`}
      checked={chosen.has(row.id)}
      onChange={() => onTick(row)}
      onClick={(event) => event.stopPropagation()}
      tabIndex={-1}
    />
  ),
})

/** The columns; fewer beside an open detail. */
export const workColumns = (
  beside: boolean,
  chosen: ReadonlySet<string>,
  onTick: (row: WorkRow) => void,
): Column<WorkRow>[] => [
  ticked(chosen, onTick),
  ...(beside ? [order, things, due] : [order, things, goes, hands, due]),
]
