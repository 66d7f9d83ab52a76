import { signature } from '../standard-webhooks.ts'
import type { TestPaymentMessage } from './provider.ts'

/** A message of the test provider on its way to our webhook; `id` stays the same on every attempt. */
export interface TestWebhook {
  readonly id: string
  readonly message: TestPaymentMessage
}

/** Delivers one signed webhook. Throws unless it was answered with 2xx: then it is to be tried again. */
export async function sendTestWebhook(
  webhook: TestWebhook,
  options: { url: string; secret: string; nowMs: number; fetch?: typeof fetch },
): Promise<void> {
  const body = JSON.stringify(webhook.message)
  const timestamp = Math.floor(options.nowMs / 1000)
  const response = await (options.fetch ?? fetch)(options.url, {
    method: 'POST',
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
    headers: {
      'content-type': 'application/json',
      'webhook-id': webhook.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature(options.secret, webhook.id, timestamp, body),
    },
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`The payment webhook was answered with ${response.status}.`)
}
