import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import type { OrderRow } from '../../../../src-shared/cloud-contract/orders.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import css from '../parts/list.module.css'
import { SearchBox } from '../parts/search-box.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { OrderChips } from './order-chips.tsx'
import { columnsFor } from './order-columns.tsx'
import { isFiltered, LAST_LIST, type OrderSearch } from './order-filter.ts'
import { OrderPane } from './order-pane.tsx'
import { useOrderList } from './use-order-list.ts'

/** Rows drawn as shapes below the last one while more are on their way. */
const COMING = 3

/** All orders, newest first, with filters; the chosen one beside the list. The address keeps filters and choice. */
export function OrdersScreen() {
  const search: OrderSearch = useSearch({ from: '/orders' })
  const navigate = useNavigate()
  const list = useOrderList(search)
  const [lastList, keepList] = useDraft<OrderSearch>(LAST_LIST, {})
  useEffect(() => {
    if (lastList !== search) keepList(search)
  }, [lastList, search, keepList])
  const { ref, width } = useElementSize()
  const go = useCallback(
    (change: (before: OrderSearch) => OrderSearch) =>
      void navigate({ to: '/orders', search: (before) => change(before as OrderSearch), replace: true }),
    [navigate],
  )
  const onSearch = useCallback(
    (text: string) => go((before) => ({ ...before, search: text || undefined, row: undefined })),
    [go],
  )
  const open = (row: OrderRow): void => void navigate({ to: '/orders/$orderId', params: { orderId: row.id } })
  const { rows, more, total } = list

  const table = (
    <div className={css['list']} ref={ref}>
      <Asked query={list.query} what="The orders" shape="rows">
        {() => (
          <DataTable
            label="Orders"
            columns={columnsFor(width || Number.POSITIVE_INFINITY)}
            count={rows.length + (more ? COMING : 0)}
            rowAt={(index) => rows[index]}
            keyOf={(row) => row.id}
            selected={search.row ?? null}
            onSelect={(row) => go((before) => ({ ...before, row: row.id }))}
            onOpen={open}
            onRange={list.onRange}
            markOf={(row) => (row.overdue ? 'late' : row.status === 'cancelled' ? 'dim' : undefined)}
            empty={<NoOrders filtered={isFiltered(search)} onClear={() => go(({ row }) => ({ row }))} />}
          />
        )}
      </Asked>
    </div>
  )
  return (
    <Page
      title="Orders"
      body="fill"
      aside={list.query.data && <span data-testid="order-count">{saidCount(total)}</span>}
      actions={
        <SearchBox
          label="Search the orders"
          placeholder="Order, customer, e-mail, tracking"
          value={search.search ?? ''}
          onSearch={onSearch}
        />
      }
    >
      <OrderChips search={search} onChange={(next) => go(() => ({ ...next, row: undefined }))} />
      <DetailSplit
        list={table}
        detail={search.row ? <OrderPane orderId={search.row} /> : null}
        detailLabel="The chosen order"
        onClose={() => go((before) => ({ ...before, row: undefined }))}
      />
    </Page>
  )
}

const saidCount = (total: number): string =>
  total === 1 ? '1 order' : `${total.toLocaleString('en')} orders`

function NoOrders({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return (
      <EmptyState icon="orders" title="No orders yet">
        Each order of the shop appears here the moment it is placed.
      </EmptyState>
    )
  return (
    <EmptyState
      icon="search"
      title="No order matches"
      action={
        <Button variant="default" onClick={onClear}>
          Show all orders
        </Button>
      }
    >
      Nothing fits these filters and this search together.
    </EmptyState>
  )
}
