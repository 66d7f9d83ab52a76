import {
  orderFacets,
  type OrderFacets,
  type OrderFilter,
} from '../../../../src-shared/cloud-contract/order-filter.ts'
import { canonicalJson } from '../../../../src-shared/std/canonical-json.ts'

/** What the address of the list keeps: the filters, the search, the order of the rows and the chosen one. */
export interface OrderSearch extends OrderFacets {
  row?: string | undefined
}

/** Where the window keeps the list as it was last seen, so that the way back from an order leads to the same place. */
export const LAST_LIST = 'last list of orders'

/** What an address says of the list; what cannot be read is left out. */
export function readOrderSearch(given: Readonly<Record<string, unknown>>): OrderSearch {
  const facets = Object.entries(orderFacets.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(given[name])
    return read.success && read.data !== undefined ? [[name, read.data] as const] : []
  })
  const row =
    typeof given['row'] === 'string' && /^[0-9a-f-]{36}$/.test(given['row']) ? given['row'] : undefined
  return { ...Object.fromEntries(facets), ...(row ? { row } : {}) }
}

/** Reasons to look at an order now; at most one is on by its chip. */
export const ATTENTIONS = [
  'overdue',
  'dueToday',
  'atRisk',
  'failed',
  'held',
  'problem',
  'cannotMake',
] as const
export type Attention = (typeof ATTENTIONS)[number] | 'any'

const PAGE = 100

/** What is asked of the cloud: the page after `after`. */
export const filterOf = (search: OrderSearch, after: string | null): OrderFilter => ({
  ...facetsOf(search),
  after,
  limit: PAGE,
})

/** The filter alone, without the chosen row and without what asks for nothing. */
export const facetsOf = ({ row: _, ...facets }: OrderSearch): OrderFacets =>
  Object.fromEntries(Object.entries(facets).filter(([, value]) => asksFor(value)))

const asksFor = (value: unknown): boolean =>
  value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)

export const attentionOf = (search: OrderSearch): Attention =>
  ATTENTIONS.find((reason) => search[reason]) ?? 'any'

/** The search with this reason on and the others off. */
export const withAttention = (search: OrderSearch, attention: Attention): OrderSearch => ({
  ...search,
  ...Object.fromEntries(ATTENTIONS.map((reason) => [reason, reason === attention || undefined])),
})

/** Whether anything narrows the list. */
export const isFiltered = (search: OrderSearch): boolean =>
  Object.keys(facetsOf(search)).some((name) => name !== 'sort')

/** Whether two filters ask for the same. */
export const sameFilter = (one: OrderSearch, other: OrderSearch): boolean =>
  canonicalJson(facetsOf(one)) === canonicalJson(facetsOf(other))
