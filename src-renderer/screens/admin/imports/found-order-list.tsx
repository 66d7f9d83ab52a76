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
import { TwoLines } from '../parts/two-lines.tsx'
import { usePaged } from '../parts/use-paged.ts'
import { ORDER_LOOK } from './import-words.ts'

const rowsOf = ({ firstRow, lastRow }: ImportedOrder): string =>
  firstRow === lastRow ? `Row ${firstRow}` : `Rows ${firstRow}–${lastRow}`

const columnsOf = ({ currency }: ImportView): Column<ImportedOrder>[] => [
  {
    key: 'number',
    header: 'Order',
    width: 'minmax(6rem, 1fr)',
    cell: (row) => <TwoLines top={<Code>{row.number || '(no number)'}</Code>} below={rowsOf(row)} />,
  },
  {
    key: 'state',
    header: 'What becomes of it',
    width: '9.5rem',
    cell: (row) => <StateBadge {...ORDER_LOOK[row.state]} size="sm" />,
  },
  {
    key: 'customer',
    header: 'Customer, or why not',
    width: 'minmax(9rem, 2.4fr)',
    cell: (row) =>
      row.sentence ? (
        <span title={row.sentence}>
          <TwoLines top={<bdi>{row.customer ?? row.sentence}</bdi>} below={row.customer && row.sentence} />
        </span>
      ) : (
        <bdi>{row.customer}</bdi>
      ),
  },
  { key: 'pieces', header: 'Pieces', width: '3.5rem', align: 'end', cell: (row) => row.pieces || '' },
  {
    key: 'total',
    header: 'Total',
    width: '7rem',
    align: 'end',
    cell: (row) => row.total !== null && <Money amount={row.total} currency={currency} />,
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
          rowHeight={56}
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
