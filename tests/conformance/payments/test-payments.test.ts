import { signature } from '../../../cloud/providers/payments/standard-webhooks.ts'
import { testPayments } from '../../../cloud/providers/payments/test/provider.ts'
import { keepsThePaymentPromises } from './suite.ts'

const secrets = {
  newest: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  older: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
}
const TYPES = {
  paid: 'payment.paid',
  failed: 'payment.failed',
  opened: 'payment.opened',
  refunded: 'refund.done',
  refund_failed: 'refund.failed',
} as const

keepsThePaymentPromises('the test provider', () => ({
  provider: testPayments({ publicUrl: 'https://shop.example', secrets: [secrets.newest, secrets.older] }),
  deliver({ id, outcome, reference, amount, refundId }, atMs, secret = 'newest') {
    const body = JSON.stringify({
      type: TYPES[outcome ?? 'opened'],
      timestamp: '2026-11-21T08:00:00.000Z',
      data: { reference, amount, currency: 'ZAR', refundId },
    })
    const timestamp = Math.floor(atMs / 1000)
    const headers: Record<string, string> = {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature(secrets[secret], id, timestamp, body),
    }
    return { body: new TextEncoder().encode(body), header: (name) => headers[name] ?? null }
  },
}))
