import type { MakerRow } from '../../../../src-shared/cloud-contract/makers/profiles.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Initials } from '../../../ui/initials.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { MAKER_STATUS_LOOK, sayLoad, sayRecord, sayWhere } from './maker-words.ts'
import css from './maker.module.css'

const name: Column<MakerRow> = {
  key: 'name',
  header: 'Maker',
  width: 'minmax(12rem, 2.2fr)',
  cell: (row) => (
    <span className={css['named']}>
      <Initials name={row.name} size="sm" />
      <TwoLines top={<bdi>{row.name}</bdi>} below={sayWhere(row) || row.email} />
    </span>
  ),
}
const processes: Column<MakerRow> = {
  key: 'processes',
  header: 'Can do',
  width: 'minmax(8rem, 1.8fr)',
  cell: (row) => <bdi>{row.processes.join(', ')}</bdi>,
}
const load: Column<MakerRow> = {
  key: 'load',
  header: 'Jobs',
  width: '5rem',
  align: 'end',
  cell: (row) => <span data-figures>{sayLoad(row)}</span>,
}
const record: Column<MakerRow> = {
  key: 'record',
  header: 'On time, 180 days',
  width: '9.5rem',
  cell: (row) => <span data-figures>{sayRecord(row.onTime)}</span>,
}
const status: Column<MakerRow> = {
  key: 'status',
  header: 'Status',
  width: '8rem',
  cell: (row) => <StateBadge {...MAKER_STATUS_LOOK[row.status]} size="sm" />,
}

/** The columns; fewer beside an open detail. */
export const makerColumns = (beside: boolean): Column<MakerRow>[] =>
  beside ? [name, load, status] : [name, processes, load, record, status]
