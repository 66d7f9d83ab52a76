import { z } from 'zod'
import type { FulfillmentState } from '../fulfillment/lifecycle.ts'

export const orderStatus = z.enum([
  'pending_payment',
  'new',
  'in_production',
  'partially_shipped',
  'shipped',
  'delivered',
  'cancelled',
])
export type OrderStatus = z.infer<typeof orderStatus>

export const paymentStatus = z.enum(['pending', 'paid', 'partially_refunded', 'refunded', 'failed'])
export type PaymentStatus = z.infer<typeof paymentStatus>

/**
 * An order's status follows from its payment and its fulfilments and is never set by hand (X2).
 * Cancelled fulfilments do not count, unless all of them are (X14).
 */
export function deriveOrderStatus(
  payment: PaymentStatus,
  fulfillments: readonly FulfillmentState[],
): OrderStatus {
  if (payment === 'pending' || payment === 'failed') return 'pending_payment'
  const alive = fulfillments.filter((state) => state !== 'cancelled')
  if (alive.length === 0) return fulfillments.length > 0 || payment === 'refunded' ? 'cancelled' : 'new'
  const left = alive.filter((state) => state === 'shipped' || state === 'delivered')
  if (alive.every((state) => state === 'delivered')) return 'delivered'
  if (left.length === alive.length) return 'shipped'
  if (left.length > 0) return 'partially_shipped'
  return alive.some((state) => state === 'processing') ? 'in_production' : 'new'
}
