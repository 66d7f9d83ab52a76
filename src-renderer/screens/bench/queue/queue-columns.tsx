import type { QueueRow } from '../../../../src-shared/station-contract/bench.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { Due } from '../../parts/due.tsx'
import { FulfilmentBadge } from '../../parts/fulfilment-badge.tsx'
import { ItemPicture } from '../../parts/item-picture.tsx'
import css from './queue.module.css'

/** What a line of the queue shows. `narrow` leaves the detail pane its room. */
export const queueColumns = (narrow: boolean): readonly Column<QueueRow>[] => [
  {
    key: 'picture',
    header: 'Picture',
    headerHidden: true,
    width: '2.5rem',
    cell: (row) => <ItemPicture src={row.picture} />,
  },
  {
    key: 'order',
    header: 'Order',
    width: '8.25rem',
    cell: (row) => (
      <span className={css['number']}>
        {row.orderNumber}
        {row.waiting > 0 && (
          <span className={css['unsent']} title={`${row.waiting} not sent yet`}>
            <Icon name="cloud" size={15} label={`${row.waiting} not sent yet`} />
          </span>
        )}
      </span>
    ),
  },
  { key: 'due', header: 'Due', width: '10rem', cell: (row) => <Due at={row.dueAt} overdue={row.overdue} /> },
  {
    key: 'customer',
    header: 'Customer',
    width: narrow ? 'minmax(7rem, 1fr)' : 'minmax(8rem, 1.2fr)',
    cell: (row) => <bdi title={row.customer}>{row.customer}</bdi>,
  },
  ...(narrow
    ? []
    : [
        {
          key: 'what',
          header: 'Pieces',
          width: 'minmax(10rem, 2fr)',
          cell: (row: QueueRow) => (
            <span className={css['what']} title={row.summary}>
              {row.summary}
            </span>
          ),
        },
      ]),
  ...(narrow
    ? []
    : [
        {
          key: 'packed',
          header: 'Packed',
          width: '4.25rem',
          align: 'end' as const,
          cell: (row: QueueRow) => `${row.packed} of ${row.pieces}`,
        },
      ]),
  { key: 'state', header: 'State', width: '9.75rem', cell: (row) => <FulfilmentBadge row={row} /> },
]
