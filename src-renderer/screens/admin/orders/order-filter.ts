import type { OrderFilter } from '../../../../src-shared/cloud-contract/orders.ts'
import type { OrderStatus } from '../../../../src-shared/order/order-status.ts'

/** What the address of the list keeps: the filters, the search and the chosen row. */
export interface OrderSearch {
  status?: OrderStatus | undefined
  factoryId?: string | undefined
  overdue?: boolean | undefined
  dueToday?: boolean | undefined
  failed?: boolean | undefined
  search?: string | undefined
  row?: string | undefined
}

/** Where the window keeps the list as it was last seen, so that the way back from an order leads to the same place. */
export const LAST_LIST = 'last list of orders'

/** The three reasons to look at an order now; at most one is on. */
export type Attention = 'any' | 'overdue' | 'dueToday' | 'failed'

const PAGE = 100

/** What is asked of the cloud: the page after `after`. */
export const filterOf = (search: OrderSearch, after: string | null): OrderFilter => ({
  status: search.status ?? null,
  factoryId: search.factoryId ?? null,
  overdue: search.overdue ?? false,
  dueToday: search.dueToday ?? false,
  failed: search.failed ?? false,
  search: search.search ?? '',
  after,
  limit: PAGE,
})

export const attentionOf = (search: OrderSearch): Attention =>
  search.overdue ? 'overdue' : search.dueToday ? 'dueToday' : search.failed ? 'failed' : 'any'

/** The search with this reason on and the others off. */
export const withAttention = (search: OrderSearch, attention: Attention): OrderSearch => ({
  ...search,
  overdue: attention === 'overdue' || undefined,
  dueToday: attention === 'dueToday' || undefined,
  failed: attention === 'failed' || undefined,
})

/** Whether anything narrows the list. */
export const isFiltered = ({ row: _, ...filters }: OrderSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== '')
