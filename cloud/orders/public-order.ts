import { z } from 'zod'
import { fulfillmentState } from '../../src-shared/fulfillment/lifecycle.ts'
import { parcel } from '../../src-shared/fulfillment/document.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import { orderStatus, paymentStatus } from '../../src-shared/order/order-status.ts'
import type { Tx } from '../db/database.ts'

const head = z.object({
  id: z.uuid(),
  number: z.string(),
  email: z.string(),
  status: orderStatus,
  paymentStatus,
  placedAt: z.date(),
  paidAt: z.date().nullable(),
  currency,
  subtotal: minorUnits,
  shipping: minorUnits,
  tax: minorUnits,
  total: minorUnits,
})
const part = z.object({
  state: fulfillmentState,
  requiresShipping: z.boolean(),
  dueAt: z.string(),
  startedAt: z.string().nullable(),
  packedAt: z.string().nullable(),
  shippedAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  // Only what a shopper may see of a parcel: no ids, no weight.
  parcels: z.array(parcel.pick({ carrierName: true, trackingNumber: true, trackingUrl: true })),
  items: z.array(
    z.object({ title: z.string(), variant: z.string(), quantity: z.int(), picture: z.string().nullable() }),
  ),
})
const bought = z.object({
  title: z.string(),
  variant: z.string(),
  quantity: z.int(),
  unitPrice: minorUnits,
  picture: z.string().nullable(),
})

/** One part of an order, without anything of how it is made. */
export type PublicPart = z.infer<typeof part>
/** An order as whoever bought it may see it: nothing internal is read, so nothing internal can be shown (S1.28). */
export type PublicOrder = z.infer<typeof head> & {
  readonly items: readonly z.infer<typeof bought>[]
  readonly parts: readonly PublicPart[]
}

/** By id: for links that we signed ourselves. */
export const readPublicOrder = (tx: Tx, orderId: string): Promise<PublicOrder | null> =>
  read(tx, 'o.id = $1::uuid', orderId)

/** By order number. Whether the e-mail fits is for the caller to compare. */
export const findPublicOrder = (tx: Tx, orderNumber: string): Promise<PublicOrder | null> =>
  read(tx, 'o.order_number = $1', orderNumber)

const row = head.extend({ items: z.array(bought), parts: z.array(part) })

async function read(tx: Tx, where: string, value: string): Promise<PublicOrder | null> {
  const [order] = await tx.rows(row, `${SELECT} where ${where}`, [value])
  return order ?? null
}

/** One statement: a track page is asked for often, and every trip to the database counts. */
const SELECT = `
  select o.id, o.order_number as number, o.customer_email as email, o.status, o.payment_status as "paymentStatus", o.placed_at as "placedAt",
    (select max(p.paid_at) from payments p where p.order_id = o.id) as "paidAt", o.currency, o.subtotal::int, o.shipping::int, o.tax::int, o.total::int,
    coalesce((select json_agg(json_build_object('title', i.title, 'variant', i.variant_title, 'quantity', i.quantity, 'unitPrice', i.unit_price,
      'picture', i.snapshot ->> 'picture') order by i.position, i.id) from order_items i where i.order_id = o.id), '[]') as items,
    coalesce((select json_agg(f.doc order by f.created_at, f.id) from fulfillment_requests f where f.order_id = o.id), '[]') as parts
  from orders o`
