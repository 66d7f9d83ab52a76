import type { QueueRow } from '../../../../src-shared/station-contract/bench.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Due } from '../../parts/due.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import { JobBadge } from '../parts/job-badge.tsx'
import { DUE_WORDS, type DueGroup } from './due-group.ts'
import css from './jobs.module.css'

/** A line of the board; `group` is set on the first job of each day. */
export interface JobRow extends QueueRow {
  readonly group: DueGroup | null
}

const when: Column<JobRow> = {
  key: 'when',
  header: 'When',
  width: '6.25rem',
  cell: ({ group }) =>
    group && (
      <strong className={css['group']} data-group={group}>
        {DUE_WORDS[group]}
      </strong>
    ),
}
const pieces: Column<JobRow> = {
  key: 'pieces',
  header: 'Pieces',
  width: '4.25rem',
  align: 'end',
  cell: (row) => row.pieces,
}
const order: Column<JobRow> = {
  key: 'order',
  header: 'Order',
  width: '8.25rem',
  cell: (row) => row.orderNumber,
}

/** What a line of the job board shows. `narrow` leaves the detail pane its room. */
export const jobColumns = (narrow: boolean, grouped: boolean): readonly Column<JobRow>[] => [
  ...(grouped ? [when] : []),
  {
    key: 'picture',
    header: 'Picture',
    headerHidden: true,
    width: '2.25rem',
    cell: (row) => <ItemPicture src={row.picture} size={32} />,
  },
  {
    key: 'what',
    header: 'What',
    width: 'minmax(9rem, 2.4fr)',
    cell: (row) => (
      <span className={css['what']} title={row.summary}>
        <bdi className={css['summary']}>{row.summary}</bdi>
        {row.waiting > 0 && (
          <span className={css['unsent']} title={`${row.waiting} not sent yet`}>
            <Icon name="cloud" size={15} label={`${row.waiting} not sent yet`} />
          </span>
        )}
      </span>
    ),
  },
  ...(narrow ? [] : [pieces, order]),
  { key: 'due', header: 'Due', width: '9.5rem', cell: (row) => <Due at={row.dueAt} overdue={row.overdue} /> },
  { key: 'state', header: 'State', width: '9.75rem', cell: (row) => <JobBadge job={row} /> },
]
