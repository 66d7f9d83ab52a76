import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportedOrder, ImportView } from '../../../../src-shared/cloud-contract/imports.ts'
import { useCloudQueries } from '../../../station/station-context.tsx'
import { Code } from '../../../ui/code.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Money } from '../../../ui/money.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Asked } from '../parts/asked.tsx'
import { usePaged } from '../parts/use-paged.ts'
import { ORDER_LOOK } from './import-words.ts'

const columnsOf = ({ currency }: ImportView): Column<ImportedOrder>[] => [
  {
    key: 'number',
    header: 'Order',
    width: 'minmax(7rem, 1fr)',
    cell: (row) => <Code>{row.number || '(no number)'}</Code>,
  },
  {
    key: 'state',
    header: 'What becomes of it',
    width: '11rem',
    cell: (row) => <StateBadge {...ORDER_LOOK[row.state]} size="sm" />,
  },
  {
    key: 'customer',
    header: 'Customer',
    width: 'minmax(8rem, 1.2fr)',
    cell: (row) => <bdi>{row.customer}</bdi>,
  },
  { key: 'pieces', header: 'Pieces', width: '4.5rem', align: 'end', cell: (row) => row.pieces || '' },
  {
    key: 'total',
    header: 'Total',
    width: '7.5rem',
    align: 'end',
    cell: (row) => row.total !== null && <Money amount={row.total} currency={currency} />,
  },
  {
    key: 'rows',
    header: 'Rows',
    width: '5.5rem',
    align: 'end',
    cell: (row) => (row.firstRow === row.lastRow ? row.firstRow : `${row.firstRow}–${row.lastRow}`),
  },
  {
    key: 'why',
    header: 'Why',
    width: 'minmax(10rem, 2fr)',
    cell: (row) => <span title={row.sentence ?? ''}>{row.sentence}</span>,
  },
]

const COMING = 3

/** Every order of the file and what becomes of it. Enter opens one that is here. */
export function FoundOrderList({ view }: { view: ImportView }) {
  const queries = useCloudQueries()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const query = useInfiniteQuery({
    ...queries.imports.orders.infiniteOptions({
      input: (offset: number) => ({ id: view.id, offset }),
      initialPageParam: 0,
      getNextPageParam: (page) => page.next,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: view.state === 'running' || view.state === 'checking' ? 2000 : false,
  })
  const { rows, more, onRange } = usePaged<ImportedOrder, NonNullable<typeof query.data>['pages'][number]>(
    query,
  )
  return (
    <Asked query={query} what="The orders" shape="rows">
      {() => (
        <DataTable
          label="Orders of the file"
          columns={columnsOf(view)}
          count={rows.length + (more ? COMING : 0)}
          rowAt={(index) => rows[index]}
          keyOf={(row) => String(row.position)}
          selected={chosen}
          onSelect={(row) => setChosen(String(row.position))}
          onOpen={(row) =>
            row.orderId && void navigate({ to: '/orders/$orderId', params: { orderId: row.orderId } })
          }
          onRange={onRange}
          markOf={(row) => (row.state === 'unwanted' || row.state === 'duplicate' ? 'dim' : undefined)}
          rowHeight={44}
          autoFocus
          empty={
            <EmptyState icon="orders" title="No order found yet">
              Orders appear here while the file is read.
            </EmptyState>
          }
        />
      )}
    </Asked>
  )
}
