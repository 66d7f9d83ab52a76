import type { z } from 'zod'
import {
  COUNTED_TO,
  type orderFilter,
  type OrderFacets,
} from '../../src-shared/cloud-contract/order-filter.ts'
import type { OrderRow } from '../../src-shared/cloud-contract/orders.ts'
import type { Tx } from '../db/database.ts'
import { conditionsOf, wordsOf } from './order-conditions.ts'
import { keyText, ORDERS, readPageEnd, writePageEnd, type Order } from './order-cursor.ts'
import { ORDER_COLUMNS, ORDER_TABLES, readOrderRow } from './order-rows.ts'

/** A search is counted so far: whoever finds more types another letter. */
const SEARCH_COUNTED_TO = 500

export interface OrderPage {
  readonly rows: OrderRow[]
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null
  /** How many orders the filter finds, as far as they were counted; null on further pages. */
  readonly total: number | null
  /** There are more than were counted. */
  readonly more: boolean
}

/**
 * Orders of the caller's store, one page (S1.6). Paged by key, so a new order never shifts a page. Which ones they are is
 * asked with the rights of the service (`conditionsOf` keeps to the store), the rows themselves with the caller's own.
 */
export async function listOrders(
  tx: Tx,
  filter: z.output<typeof orderFilter>,
  now: Date,
): Promise<OrderPage> {
  const countedTo = filter.after === null ? countTo(filter) : 0
  const found = await tx.elevated((service) => findPage(service, filter, now, countedTo))
  const page = found.slice(0, filter.limit)
  const last = found.length > filter.limit ? page.at(-1) : undefined
  const counted = found[0]?.counted ?? 0
  return {
    rows: await readRows(
      tx,
      page.map(({ id }) => id),
      now,
    ),
    next: last ? writePageEnd(last) : null,
    total: filter.after === null ? Math.min(counted, countedTo) : null,
    more: filter.after === null && counted > countedTo,
  }
}

/** Two letters are in every hundredth order or so, and no index has them: then a page is all that is counted. */
function countTo(filter: z.output<typeof orderFilter>): number {
  const words = wordsOf(filter)
  if (words.length === 0) return COUNTED_TO
  return words.every((word) => /^[\x20-\x7e]{1,2}$/.test(word)) ? filter.limit : SEARCH_COUNTED_TO
}

/** Ids and numbers of the orders that a filter finds, in its order, at most `limit`. Needs the rights of the service. */
export async function findOrders(
  service: Tx,
  facets: OrderFacets,
  now: Date,
  limit: number,
): Promise<{ id: string; number: string }[]> {
  const { from, where, values } = conditionsOf(facets, now)
  const order = orderOf(facets)
  return service.query(
    `with found as materialized (select o.id, ${order.key} as key from ${from} where ${where} ${sortedBy(order)} limit ${limit})
     select o.id, o.order_number as number from found join orders o using (id) order by ${keyed(order)}`,
    values,
  )
}

/** The rows of these orders as the caller may see them, in the order of the ids. */
async function readRows(tx: Tx, ids: readonly string[], now: Date): Promise<OrderRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.query<{ id: string }>(
    `select ${ORDER_COLUMNS} from ${ORDER_TABLES} where o.id = any($2::uuid[])`,
    [now, ids],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map(readOrderRow)
}

interface Found {
  readonly id: string
  readonly key: string
  /** How many were found, this page and all behind it, as far as was asked. */
  readonly counted: number
}

/** The page's orders and one more, and how many there are in all: found in one go. */
async function findPage(
  service: Tx,
  filter: z.output<typeof orderFilter>,
  now: Date,
  countedTo: number,
): Promise<Found[]> {
  const { from, where, values } = conditionsOf(filter, now)
  const order = orderOf(filter)
  const after = filter.after === null ? null : readPageEnd(filter.after, order)
  const behind = after
    ? `and (${order.key}, o.id) ${order.down ? '<' : '>'} ($${values.length + 1}::${order.type}, $${values.length + 2}::uuid)`
    : ''
  return service.query(
    `with found as materialized (
       select o.id, ${order.key} as key from ${from} where ${where} ${behind} ${sortedBy(order)} limit ${Math.max(countedTo, filter.limit) + 1}
     )
     select id, ${keyText(order)} as key, (select count(*)::int from found) as counted from found order by ${keyed(order)} limit ${filter.limit + 1}`,
    after ? [...values, after.key, after.id] : values,
  )
}

const orderOf = ({ sort }: OrderFacets): Order => ORDERS[sort ?? 'newest']
const sortedBy = ({ key, down }: Order): string =>
  down ? `order by ${key} desc, o.id desc` : `order by ${key}, o.id`
const keyed = ({ down }: Order): string => (down ? 'found.key desc, id desc' : 'found.key, id')
