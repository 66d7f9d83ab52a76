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

/**
 * By order number. Runs the same statements whether the order is there or not, so that the time taken does not tell;
 * whether the e-mail fits is for the caller to compare.
 */
export const findPublicOrder = (tx: Tx, orderNumber: string): Promise<PublicOrder | null> =>
  read(tx, 'o.order_number = $1', orderNumber)

async function read(tx: Tx, where: string, value: string): Promise<PublicOrder | null> {
  const [order] = await tx.rows(head, `${HEAD} where ${where}`, [value])
  const id = order?.id ?? NO_ORDER
  const items = await tx.rows(bought, ITEMS, [id])
  const parts = await tx.rows(z.object({ doc: part }), PARTS, [id])
  return order ? { ...order, items, parts: parts.map(({ doc }) => doc) } : null
}

const NO_ORDER = '00000000-0000-0000-0000-000000000000'
const HEAD = `
  select o.id, o.order_number as number, o.customer_email as email, o.status, o.payment_status as "paymentStatus", o.placed_at as "placedAt",
    (select max(p.paid_at) from payments p where p.order_id = o.id) as "paidAt", o.currency, o.subtotal::int, o.shipping::int, o.tax::int, o.total::int
  from orders o`
const ITEMS = `
  select title, variant_title as variant, quantity, unit_price::int as "unitPrice", snapshot ->> 'picture' as picture
  from order_items where order_id = $1 order by position, id`
const PARTS = 'select doc from fulfillment_requests where order_id = $1 order by created_at, id'
