import type { StationRow } from '../../../../src-shared/cloud-contract/office.ts'
import { Code } from '../../../ui/code.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { signOf } from './station-sign.ts'

const name: Column<StationRow> = {
  key: 'name',
  header: 'Station',
  width: 'minmax(10rem, 2fr)',
  cell: (row) => (
    <strong>
      <bdi>{row.name}</bdi>
    </strong>
  ),
}
const state: Column<StationRow> = {
  key: 'state',
  header: 'State',
  width: '8.5rem',
  cell: (row) => <StateBadge {...signOf(row)} />,
}
const factory: Column<StationRow> = {
  key: 'factory',
  header: 'Factory',
  width: 'minmax(7rem, 1fr)',
  cell: (row) => <bdi>{row.factoryName}</bdi>,
}
const seen: Column<StationRow> = {
  key: 'seen',
  header: 'Last contact',
  width: '9rem',
  cell: (row) => (row.lastSeenAt ? <Happened at={row.lastSeenAt} /> : 'Never'),
}
const version: Column<StationRow> = {
  key: 'version',
  header: 'Version',
  width: '5.5rem',
  cell: (row) => <Code>{row.version}</Code>,
}
const sent: Column<StationRow> = {
  key: 'sent',
  header: 'Actions sent',
  width: '7rem',
  align: 'end',
  cell: (row) => row.ackSeq.toLocaleString('en'),
}
const refusals: Column<StationRow> = {
  key: 'refusals',
  header: 'Refusals',
  width: '8.5rem',
  align: 'end',
  cell: (row) =>
    row.refusals > 0 ? (
      <StateBadge tone="needs" icon="problem" word={`${row.refusals} to settle`} size="sm" />
    ) : (
      '0'
    ),
}

/** The columns; fewer beside an open detail. */
export const stationColumns = (beside: boolean): Column<StationRow>[] =>
  beside ? [name, state, factory, refusals] : [name, state, factory, seen, version, sent, refusals]
