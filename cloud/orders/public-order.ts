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
  placedAt: z.coerce.date(),
  paidAt: z.coerce.date().nullable(),
  currency,
  subtotal: minorUnits,
  shipping: minorUnits,
  tax: minorUnits,
  taxLabel: z.string(),
  taxIncluded: z.boolean(),
  total: minorUnits,
})
/** Money that went back, or is about to. */
const refund = z.object({
  amount: minorUnits,
  state: z.enum(['requested', 'done']),
  at: z.coerce.date(),
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
  /** What of a cancelled part was paid back. */
  refund: refund.nullable(),
  // Only what a shopper may see of a parcel: no ids, no weight.
  parcels: z.array(parcel.pick({ carrierName: true, trackingNumber: true, trackingUrl: true })),
  items: z.array(z.object({ title: z.string(), quantity: z.int() })),
})
const bought = z.object({
  title: z.string(),
  variant: z.string(),
  quantity: z.int(),
  unitPrice: minorUnits,
  picture: z.string().nullable(),
})

/** A refund as whoever gets it may see it. */
export type PublicRefund = z.infer<typeof refund>
/** One part of an order, without anything of how it is made. */
export type PublicPart = z.infer<typeof part>
/** An order as whoever bought it may see it: nothing internal is read, so nothing internal can be shown (S1.28). */
export type PublicOrder = z.infer<typeof head> & {
  readonly items: readonly z.infer<typeof bought>[]
  readonly parts: readonly PublicPart[]
  readonly refunds: readonly PublicRefund[]
}

/** What `app.public_order` answers. */
export const publicOrder = head.extend({
  items: z.array(bought),
  parts: z.array(part),
  refunds: z.array(refund),
})

/** By id: for links that we signed ourselves. Needs the rights of the service. */
export async function readPublicOrder(tx: Tx, orderId: string): Promise<PublicOrder | null> {
  const row = await tx.first<{ found: unknown }>('select app.public_order($1) as found', [orderId])
  return publicOrder.nullable().parse(row?.found ?? null)
}
