import { oc } from '@orpc/contract'
import { z } from 'zod'
import { fulfillmentId, makerId, orderId } from '../ids/ids.ts'
import { currency, minorUnits } from '../money/money.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'

export const refundState = z.enum(['requested', 'done', 'failed'])
export type RefundState = z.infer<typeof refundState>

export const refundRow = z.object({
  id: z.uuid(),
  amount: minorUnits,
  currency,
  reason: z.string(),
  state: refundState,
  /** What the payment provider said, while it could not be done. */
  error: z.string().nullable(),
  by: z.string(),
  at: instant,
  settledAt: instant.nullable(),
})
export type RefundRow = z.infer<typeof refundRow>

/** An earning of the order that a refund may concern. */
export const concernedEarning = z.object({
  id: z.uuid(),
  makerId,
  makerName: z.string(),
  /** What is left of it, minor units. */
  left: minorUnits,
  /** Production has begun: the office says what becomes of it. Before that it is taken back in proportion by itself. */
  started: z.boolean(),
  decisionNeeded: z.boolean(),
})
export type ConcernedEarning = z.infer<typeof concernedEarning>

/** What of an order's money can go back, what went, and whom it concerns. */
export const refundable = z.object({
  orderId,
  currency,
  captured: minorUnits,
  refunded: minorUnits,
  /** Asked for, and not settled yet. */
  underway: minorUnits,
  /** The most that can still be refunded. */
  left: minorUnits,
  /** Cancelled parts that were paid and not refunded yet, each with what it is worth. */
  cancelledParts: z.array(z.object({ fulfillmentId, items: z.string(), amount: minorUnits })),
  earnings: z.array(concernedEarning),
  refunds: z.array(refundRow),
})
export type Refundable = z.infer<typeof refundable>

/** Refunds to customers. */
export const refunds = {
  ofOrder: oc
    .route({
      method: 'GET',
      path: '/orders/{orderId}/refunds',
      tags: ['refunds'],
      summary: 'What of an order can be refunded, what was, and which earnings it concerns',
    })
    .input(z.object({ orderId }))
    .output(refundable),
  request: oc
    .route({
      method: 'POST',
      path: '/orders/{orderId}/refunds',
      tags: ['refunds'],
      summary: 'Refund an order wholly or in part; the same id again is the same refund (X9, X14)',
    })
    .input(
      z.object({
        orderId,
        /** Made by whoever asks, and the idempotency key at the payment provider. */
        id: z.uuid(),
        amount: minorUnits.min(1),
        reason: line(300),
        /** The cancelled part that is paid back. */
        fulfillmentId: fulfillmentId.nullable().default(null),
        /** How much of each earning whose work has begun is taken back, minor units. What is not named is kept. */
        takeBack: z
          .array(z.object({ earningId: z.uuid(), amount: minorUnits }))
          .max(100)
          .default([]),
      }),
    )
    .output(refundable),
  retry: oc
    .route({
      method: 'POST',
      path: '/refunds/{id}/retry',
      tags: ['refunds'],
      summary: 'Ask the payment provider again, with the same key',
    })
    .input(z.object({ id: z.uuid() }))
    .output(refundable),
}
