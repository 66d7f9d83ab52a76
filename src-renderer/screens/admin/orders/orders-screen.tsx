import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { BulkAction } from '../../../../src-shared/cloud-contract/desk.ts'
import type { OrderRow } from '../../../../src-shared/cloud-contract/orders.ts'
import { useStatus } from '../../../station/status.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DetailSplit } from '../../../ui/detail-split.tsx'
import { Page } from '../../../ui/page.tsx'
import { Asked } from '../parts/asked.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { BulkBar } from './bulk-bar.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { chooseColumns, useColumnChoice } from './column-choice.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import { ListTools } from './list-tools.tsx'
import { NoOrders } from './no-orders.tsx'
import { OrderChips } from './order-chips.tsx'
import { COLUMNS, columnsFor } from './order-columns.tsx'
import { facetsOf, isFiltered, LAST_LIST, type OrderSearch } from './order-filter.ts'
import { OrderPane } from './order-pane.tsx'
import css from './orders-screen.module.css'
import { pickColumn } from './pick-column.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { useOrderList } from './use-order-list.ts'
import { usePicked } from './use-picked.ts'

/** Rows drawn as shapes below the last one while more are on their way. */
const COMING = 3

/** The buttons that opened a dialog may be gone with what was picked: then the list has the focus, as before. */
const focusListLater = (): void =>
  void requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('[role="grid"][aria-label="Orders"]')?.focus()
  })

type Open = 'filters' | 'columns' | 'deliveries' | { readonly bulk: BulkAction['kind'] } | null

/**
 * The orders desk: all orders with filters, search and saved filters; the chosen one beside the list; and what is done to
 * many at once. The address keeps filters and choice. In the list Space picks, Shift with an arrow or a press picks all in
 * between, Escape lets go.
 */
export function OrdersScreen() {
  const search: OrderSearch = useSearch({ from: '/orders' })
  const navigate = useNavigate()
  const list = useOrderList(search)
  const [lastList, keepList] = useDraft<OrderSearch>(LAST_LIST, {})
  useEffect(() => {
    if (lastList !== search) keepList(search)
  }, [lastList, search, keepList])
  const { ref, width } = useElementSize()
  const [open, setOpen] = useState<Open>(null)
  const picked = usePicked()
  const person = useStatus()?.person?.id ?? ''
  const choice = useColumnChoice(person)
  const go = useCallback(
    (change: (before: OrderSearch) => OrderSearch) =>
      void navigate({ to: '/orders', search: (before) => change(before as OrderSearch), replace: true }),
    [navigate],
  )
  const onSearch = useCallback(
    (text: string) => go((before) => ({ ...before, search: text || undefined, row: undefined })),
    [go],
  )
  const show = (next: OrderSearch): void => go(() => facetsOf(next))
  const onOpen = (row: OrderRow): void =>
    void navigate({ to: '/orders/$orderId', params: { orderId: row.id } })
  const onSelect = (row: OrderRow, { extend }: { extend: boolean }): void => {
    if (extend) picked.extendTo(row, rows)
    else picked.from(row)
    go((before) => ({ ...before, row: row.id }))
  }
  const { rows, more, found } = list
  const shown = choice ?? columnsFor(width || Number.POSITIVE_INFINITY)

  const table = (
    <div className={css['list']} ref={ref}>
      <Asked query={list.query} what="The orders" shape="rows">
        {() => (
          <DataTable
            label="Orders"
            columns={[pickColumn(picked, rows), ...shown.map((key) => COLUMNS[key])]}
            count={rows.length + (more ? COMING : 0)}
            rowAt={(index) => rows[index]}
            keyOf={(row) => row.id}
            selected={search.row ?? null}
            onSelect={onSelect}
            onOpen={onOpen}
            onKey={(event, row) => {
              if (event.target !== event.currentTarget) return
              if (event.key === ' ' && row) {
                event.preventDefault()
                picked.toggle(row)
              } else if (event.key === 'Escape') picked.clear()
            }}
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
      aside={list.query.data && <span data-testid="order-count">{found}</span>}
      actions={
        <>
          <SearchBox
            label="Search the orders"
            placeholder="Order, customer, e-mail, tracking, SKU"
            value={search.search ?? ''}
            onSearch={onSearch}
          />
          <Button component={Link} to="/imports" variant="default" data-testid="to-imports">
            Import
          </Button>
        </>
      }
    >
      <div className={css['head']}>
        <SavedFilters search={search} onOpen={show} />
        <OrderChips search={search} onChange={show} />
        <div className={css['row']}>
          <BulkBar picked={picked} search={search} found={found} onAct={(bulk) => setOpen({ bulk })} />
          {picked.orders.size === 0 && <ListTools search={search} onChange={show} onOpen={setOpen} />}
        </div>
      </div>
      <DetailSplit
        list={table}
        detail={search.row ? <OrderPane orderId={search.row} /> : null}
        detailLabel="The chosen order"
        onClose={() => go((before) => ({ ...before, row: undefined }))}
      />
      {open === 'filters' && <FilterDialog search={search} onApply={show} onClose={() => setOpen(null)} />}
      {open === 'deliveries' && <DeliveriesDialog onClose={() => setOpen(null)} />}
      {open === 'columns' && (
        <ColumnsDialog
          shown={shown}
          onChoose={(next) => chooseColumns(person, next)}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== null && typeof open === 'object' && (
        <BulkDialog
          kind={open.bulk}
          orders={[...picked.orders.values()]}
          onClose={(done) => {
            const gone = new Set(done)
            picked.set([...picked.orders.values()].filter((order) => !gone.has(order.id)))
            setOpen(null)
            focusListLater()
          }}
        />
      )}
    </Page>
  )
}
