import type { StationRow } from '../../../../src-shared/cloud-contract/stations.ts'
import { Code } from '../../../ui/code.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { placeOf, signOf } from './station-sign.ts'

const name: Column<StationRow> = {
  key: 'name',
  header: 'Station',
  width: 'minmax(10rem, 2fr)',
  cell: (row) => <TwoLines top={<bdi>{row.name}</bdi>} below={<bdi>{placeOf(row)}</bdi>} />,
}
const state: Column<StationRow> = {
  key: 'state',
  header: 'State',
  width: '8.5rem',
  cell: (row) => <StateBadge {...signOf(row)} />,
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
const waiting: Column<StationRow> = {
  key: 'waiting',
  header: 'Waiting',
  width: '5.5rem',
  align: 'end',
  cell: (row) => (row.waiting === null ? '–' : row.waiting.toLocaleString('en')),
}
const sent: Column<StationRow> = {
  key: 'sent',
  header: 'Actions sent',
  width: '7rem',
  align: 'end',
  cell: (row) => row.ackSeq.toLocaleString('en'),
}
const needs: Column<StationRow> = {
  key: 'needs',
  header: 'Needs somebody',
  width: 'minmax(9.5rem, 1fr)',
  cell: (row) =>
    row.revokedAt ? null : row.refusals > 0 ? (
      <StateBadge tone="needs" icon="problem" word={`${row.refusals} to settle`} size="sm" />
    ) : row.printersInTrouble > 0 ? (
      <StateBadge
        tone="stop"
        icon="printer"
        word={row.printersInTrouble === 1 ? '1 printer' : `${row.printersInTrouble} printers`}
        size="sm"
      />
    ) : null,
}

/** The columns; fewer beside an open detail. */
export const stationColumns = (beside: boolean): Column<StationRow>[] =>
  beside ? [name, state, needs] : [name, state, seen, version, waiting, sent, needs]
