import type { ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Happened } from '../../../ui/happened.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { TwoLines } from '../parts/two-lines.tsx'
import { FORMAT_NAMES, IMPORT_LOOK } from './import-words.ts'

const count = (key: string, header: string, of: (row: ImportView) => number): Column<ImportView> => ({
  key,
  header,
  width: '6.5rem',
  align: 'end',
  cell: (row) => of(row).toLocaleString('en'),
})

/** The columns of the imports so far. */
export const importColumns: readonly Column<ImportView>[] = [
  {
    key: 'file',
    header: 'File',
    width: 'minmax(12rem, 2fr)',
    cell: (row) => <TwoLines top={<bdi>{row.fileName}</bdi>} below={<bdi>{row.shop}</bdi>} />,
  },
  {
    key: 'format',
    header: 'From',
    width: '8rem',
    cell: (row) => (row.detected ? FORMAT_NAMES[row.detected.format] : ''),
  },
  {
    key: 'state',
    header: 'State',
    width: '9.5rem',
    cell: (row) => <StateBadge {...IMPORT_LOOK[row.state]} />,
  },
  count('made', 'Made', ({ counts }) => counts.made),
  count('good', 'To make', ({ counts }) => counts.good + counts.unmatched),
  count('bad', 'Mistakes', ({ counts }) => counts.bad + counts.failed),
  {
    key: 'when',
    header: 'Begun',
    width: 'minmax(9rem, 1fr)',
    cell: (row) => <TwoLines top={<Happened at={row.createdAt} />} below={<bdi>{row.createdBy}</bdi>} />,
  },
]
