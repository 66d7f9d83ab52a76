import { expect, test } from 'vitest'
import { openPayments } from './open.ts'
import { signature } from './standard-webhooks.ts'

const secretOf = (fill: number): string => `whsec_${Buffer.alloc(32, fill).toString('base64')}`
const NOW = Date.UTC(2026, 0, 5, 9)
const BODY = JSON.stringify({
  type: 'payment.paid',
  timestamp: new Date(NOW).toISOString(),
  data: { reference: 'payment-1', amount: 12900, currency: 'ZAR' },
})

/** What a shop whose newest secret is `1` makes of an event that was signed with `secret`. */
function outcome(secret: string, previous: string | null) {
  const provider = openPayments({
    publicUrl: 'https://shop.example',
    secrets: { testPaymentSecret: secretOf(1) },
    config: { testPaymentSecretPrevious: previous },
  }).get('test')!
  const seconds = NOW / 1000
  const headers: Record<string, string> = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(seconds),
    'webhook-signature': signature(secret, 'msg_1', seconds, BODY),
  }
  const event = provider.readEvent(
    { body: new TextEncoder().encode(BODY), header: (name) => headers[name] ?? null },
    NOW,
  )
  return 'rejected' in event ? event.rejected : event.outcome
}

test('while a secret is being rotated, events signed with the new and with the previous one are believed', () => {
  expect(outcome(secretOf(1), secretOf(2))).toBe('paid')
  expect(outcome(secretOf(2), secretOf(2))).toBe('paid')
})

test('once the previous secret is gone from the settings, and for any other, an event is turned away', () => {
  expect(outcome(secretOf(2), null)).toBe('not_signed')
  expect(outcome(secretOf(3), secretOf(2))).toBe('not_signed')
})
