import { z } from 'zod'
import { currency, minorUnits } from '../../../../src-shared/money/money.ts'
import type { PaymentEvent, PaymentProvider, Rejection } from '../port.ts'
import { verifyWebhook } from '../standard-webhooks.ts'

/** The body of a test-payment webhook, in the shape that Standard Webhooks recommends. */
export const testPaymentMessage = z.object({
  type: z.enum(['payment.paid', 'payment.failed', 'payment.opened', 'refund.done', 'refund.failed']),
  timestamp: z.iso.datetime(),
  data: z.object({
    reference: z.string().min(1).max(100),
    amount: minorUnits,
    currency,
    /** Of which of our refunds the event tells. */
    refundId: z.uuid().optional(),
  }),
})
export type TestPaymentMessage = z.infer<typeof testPaymentMessage>

/**
 * Payments that are only a game, for trying out the shop: its hosted page is served by this very program (cloud/web),
 * where one says what shall happen, and its webhook then comes over HTTP, signed, like everybody else's.
 * `secrets` are the live signing secrets, newest first.
 */
export const testPayments = (options: {
  publicUrl: string
  secrets: readonly string[]
}): PaymentProvider => ({
  name: 'test',
  openCheckout: async ({ paymentId }) => ({
    reference: paymentId,
    url: new URL(`/pay/test/${paymentId}`, options.publicUrl).href,
  }),
  // A game keeps no books: the reference follows from the key, so that the same refund is the same.
  refund: ({ refundId }) => Promise.resolve({ refund: 'done', reference: `test-refund-${refundId}` }),
  readEvent(request, nowMs) {
    const verified = verifyWebhook(request, options.secrets, nowMs)
    return 'rejected' in verified ? verified : read(verified.id, request.body)
  },
})

const OUTCOMES = {
  'payment.paid': 'paid',
  'payment.failed': 'failed',
  'payment.opened': null,
  'refund.done': 'refunded',
  'refund.failed': 'refund_failed',
} as const

function read(id: string, body: Uint8Array): PaymentEvent | Rejection {
  const message = testPaymentMessage.safeParse(jsonOf(body))
  if (!message.success)
    return {
      rejected: 'not_readable',
      reason: `The event is not readable: ${message.error.issues[0]?.path.join('.')}`,
    }
  const { type, data } = message.data
  return { id, type, outcome: OUTCOMES[type], ...data }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
