import { z } from 'zod'
import { testPaymentMessage } from '../providers/payments/test/provider.ts'
import { sendTestWebhook } from '../providers/payments/test/send-webhook.ts'
import { defineJob } from './job.ts'

/** The test provider's side of a payment: delivers its webhook to our own address until it is answered, for three days. */
export const sendTestPaymentJob = defineJob({
  name: 'payment.test.webhook',
  data: z.object({ id: z.string(), message: testPaymentMessage }),
  options: { retryLimit: 17, retryDelay: 2, backoff: true, expireInSeconds: 30 },
  run: (cloud, webhook) =>
    sendTestWebhook(webhook, {
      url: `${cloud.publicUrl}/webhooks/payments/test`,
      secret: cloud.secrets.testPaymentSecret,
      nowMs: cloud.clock.now(),
    }),
})
