import type { z } from 'zod'
import type { orderFilter, OrderRow } from '../../src-shared/cloud-contract/orders.ts'
import type { Tx } from '../db/database.ts'
import { readCursor, writeCursor } from './list-cursor.ts'
import { ORDER_COLUMNS, ORDER_TABLES, readOrderRow } from './order-rows.ts'

export interface OrderPage {
  readonly rows: OrderRow[]
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null
  /** How many orders the filter finds, on all pages together. */
  readonly total: number
}

/** Orders that the caller may see, newest first, one page. Paged by key, so a new order never shifts a page (S1.6). */
export async function listOrders(
  tx: Tx,
  filter: z.output<typeof orderFilter>,
  now: Date,
): Promise<OrderPage> {
  const { where, values } = conditions(filter, now)
  const after = filter.after === null ? null : readCursor(filter.after)
  const keyed = after
    ? `and (o.placed_at, o.id) < ($${values.length + 1}::timestamptz, $${values.length + 2}::uuid)`
    : ''
  const rows = await tx.query<{ id: string; cursor_at: string }>(
    `select ${ORDER_COLUMNS}, to_char(o.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at
     from ${ORDER_TABLES} where ${where} ${keyed} order by o.placed_at desc, o.id desc limit ${filter.limit + 1}`,
    after ? [...values, after.placedAt, after.id] : values,
  )
  const counted = await tx.first<{ total: number }>(
    `select count(*)::int as total from orders o where ${where}`,
    values,
  )
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: page.map(readOrderRow),
    next: last ? writeCursor({ placedAt: last.cursor_at, id: last.id }) : null,
    total: counted?.total ?? 0,
  }
}

/** What a filter asks for, as SQL; `$1` is now. */
function conditions(filter: z.output<typeof orderFilter>, now: Date): { where: string; values: unknown[] } {
  const values: unknown[] = [now]
  const bound = (value: unknown): string => `$${values.push(value)}`
  const parts = ['$1::timestamptz is not null']
  if (filter.status) parts.push(`o.status = ${bound(filter.status)}`)
  if (filter.factoryId)
    parts.push(
      `exists (select from fulfillment_requests f where f.order_id = o.id and f.factory_id = ${bound(filter.factoryId)}::uuid)`,
    )
  if (filter.overdue)
    parts.push(`o.due_at < $1 and o.status in ('new', 'in_production', 'partially_shipped')`)
  if (filter.dueToday)
    parts.push(
      `exists (${WORK} and ${OPEN} and f.due_at >= ${TODAY} and f.due_at < ${TODAY} + interval '1 day')`,
    )
  if (filter.failed) parts.push(`exists (${WORK} and f.status = 'failed')`)
  if (filter.search.trim())
    parts.push(searched(bound(`%${filter.search.trim().replace(/[\\%_]/g, '\\$&')}%`)))
  return { where: parts.join(' and '), values }
}

const WORK = 'select from fulfillment_requests f where f.order_id = o.id'
const OPEN = `f.status in ('pending', 'submitted', 'processing', 'cancel_requested')`
/** Days are those of UTC, as in the overview. */
const TODAY = `date_trunc('day', $1::timestamptz, 'UTC')`

/** By order number, customer, tracking number or SKU; any part of it, in any case. */
const searched = (pattern: string): string => `(
  o.order_number ilike ${pattern} or o.customer_name ilike ${pattern} or o.customer_email ilike ${pattern}
  or exists (select from shipments s where s.order_id = o.id and s.tracking_number ilike ${pattern})
  or exists (select from order_items i where i.order_id = o.id and i.sku ilike ${pattern}))`
