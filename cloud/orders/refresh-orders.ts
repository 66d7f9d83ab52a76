import {
  deriveOrderStatus,
  type OrderStatus,
  type PaymentStatus,
} from '../../src-shared/order/order-status.ts'
import type { FulfillmentState } from '../../src-shared/fulfillment/lifecycle.ts'
import type { Tx } from '../db/database.ts'

/** What the consequences of a fulfilment need to know of its order; locked until the transaction ends. */
export interface LockedOrder {
  readonly id: string
  readonly store_id: string
  readonly status: OrderStatus
  readonly payment_status: PaymentStatus
  readonly customer_email: string
  readonly shipped_at: Date | null
  readonly delivered_at: Date | null
  readonly cancelled_at: Date | null
  readonly due_at: Date | null
}

/** Locks orders in the order of their ids. Fulfilments are always locked before their orders. */
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedOrder>> {
  const rows = await tx.query<LockedOrder>(
    `select id, store_id, status, payment_status, customer_email, shipped_at, delivered_at, cancelled_at, due_at
     from orders where id = any($1::uuid[]) order by id for update`,
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

interface Part {
  readonly order_id: string
  readonly status: FulfillmentState
  readonly due_at: Date
  readonly shipped_at: Date | null
  readonly completed_at: Date | null
  readonly ended_at: Date | null
}

type Standing = Pick<LockedOrder, 'status' | 'shipped_at' | 'delivered_at' | 'cancelled_at' | 'due_at'>

/** Where an order stands, from its payment and all of its fulfilments. */
export function standingOf(payment: PaymentStatus, parts: readonly Part[]): Standing {
  const status = deriveOrderStatus(
    payment,
    parts.map((part) => part.status),
  )
  const alive = parts.filter((part) => part.status !== 'cancelled')
  const gone = status === 'shipped' || status === 'delivered'
  return {
    status,
    shipped_at: gone ? latest(alive.map((part) => part.shipped_at)) : null,
    delivered_at: status === 'delivered' ? latest(alive.map((part) => part.completed_at)) : null,
    cancelled_at: status === 'cancelled' ? latest(parts.map((part) => part.ended_at)) : null,
    due_at: earliest((alive.length > 0 ? alive : parts).map((part) => part.due_at)),
  }
}

const times = (dates: readonly (Date | null)[]): number[] =>
  dates.flatMap((date) => (date ? [date.getTime()] : []))
const latest = (dates: readonly (Date | null)[]): Date | null =>
  times(dates).length > 0 ? new Date(Math.max(...times(dates))) : null
const earliest = (dates: readonly (Date | null)[]): Date | null =>
  times(dates).length > 0 ? new Date(Math.min(...times(dates))) : null

const same = (a: Standing, b: Standing): boolean =>
  a.status === b.status &&
  (['shipped_at', 'delivered_at', 'cancelled_at', 'due_at'] as const).every(
    (key) => a[key]?.getTime() === b[key]?.getTime(),
  )

/** Brings status and dates of locked orders up to their fulfilments (X2). Orders that stay as they are, are not written. */
export async function refreshOrders(
  tx: Tx,
  orders: ReadonlyMap<string, LockedOrder>,
  now: string,
): Promise<void> {
  const parts = Map.groupBy(
    await tx.query<Part>(
      'select order_id, status, due_at, shipped_at, completed_at, ended_at from fulfillment_requests where order_id = any($1::uuid[])',
      [[...orders.keys()]],
    ),
    (part) => part.order_id,
  )
  const moved = [...orders.values()].flatMap((order) => {
    const standing = standingOf(order.payment_status, parts.get(order.id) ?? [])
    return same(order, standing) ? [] : [{ id: order.id, ...standing }]
  })
  if (moved.length === 0) return
  await tx.query(
    `update orders o set status = c.status, shipped_at = c.shipped_at, delivered_at = c.delivered_at, cancelled_at = c.cancelled_at, due_at = c.due_at, updated_at = $7::timestamptz
     from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[]) as c (id, status, shipped_at, delivered_at, cancelled_at, due_at)
     where o.id = c.id`,
    [
      moved.map((order) => order.id),
      moved.map((order) => order.status),
      moved.map((order) => order.shipped_at),
      moved.map((order) => order.delivered_at),
      moved.map((order) => order.cancelled_at),
      moved.map((order) => order.due_at),
      now,
    ],
  )
}
