import type { z } from 'zod'
import {
  COUNTED_TO,
  type orderFilter,
  type OrderFacets,
} from '../../src-shared/cloud-contract/order-filter.ts'
import type { OrderRow } from '../../src-shared/cloud-contract/orders.ts'
import type { Tx } from '../db/database.ts'
import { conditionsOf } from './order-conditions.ts'
import { keyText, ORDERS, readPageEnd, writePageEnd } from './order-cursor.ts'
import { ORDER_COLUMNS, ORDER_TABLES, readOrderRow } from './order-rows.ts'

export interface OrderPage {
  readonly rows: OrderRow[]
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null
  /** How many orders the filter finds, on all pages together, counted as far as COUNTED_TO. */
  readonly total: number
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
  const { found, counted } = await tx.elevated(async (service) => ({
    found: await findPage(service, filter, now),
    counted: await count(service, filter, now),
  }))
  const page = found.slice(0, filter.limit)
  const last = found.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: await readRows(
      tx,
      page.map(({ id }) => id),
      now,
    ),
    next: last ? writePageEnd(last) : null,
    total: Math.min(counted, COUNTED_TO),
    more: counted > COUNTED_TO,
  }
}

/** Ids and numbers of the orders that a filter finds, in its order, at most `limit`. Needs the rights of the service. */
export async function findOrders(
  service: Tx,
  facets: OrderFacets,
  now: Date,
  limit: number,
): Promise<{ id: string; number: string }[]> {
  const { where, join, values } = conditionsOf(facets, now)
  return service.query(
    `select o.id, o.order_number as number from orders o ${join} where ${where} ${sortedBy(facets)} limit ${limit}`,
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

async function findPage(
  service: Tx,
  filter: z.output<typeof orderFilter>,
  now: Date,
): Promise<{ id: string; key: string }[]> {
  const { where, join, values } = conditionsOf(filter, now)
  const order = orderOf(filter)
  const after = filter.after === null ? null : readPageEnd(filter.after, order)
  const keyed = after
    ? `and (${order.key}, o.id) ${order.down ? '<' : '>'} ($${values.length + 1}::${order.type}, $${values.length + 2}::uuid)`
    : ''
  return service.query(
    `select o.id, ${keyText(order)} as key from orders o ${join} where ${where} ${keyed} ${sortedBy(filter)} limit ${filter.limit + 1}`,
    after ? [...values, after.key, after.id] : values,
  )
}

async function count(service: Tx, facets: OrderFacets, now: Date): Promise<number> {
  const { where, join, values } = conditionsOf(facets, now)
  const counted = await service.first<{ total: number }>(
    `select count(*)::int as total from (select from orders o ${join} where ${where} limit ${COUNTED_TO + 1}) as found`,
    values,
  )
  return counted?.total ?? 0
}

const orderOf = ({ sort }: OrderFacets) => ORDERS[sort ?? 'newest']
const sortedBy = (facets: OrderFacets): string => {
  const { key, down } = orderOf(facets)
  return down ? `order by ${key} desc, o.id desc` : `order by ${key}, o.id`
}
