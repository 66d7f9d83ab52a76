import { openPayments } from '../providers/payments/open.ts'
import { sendRefundName } from '../refunds/send-refund-job.ts'
import { sendRefund } from '../refunds/send-refund.ts'
import { defineJob } from './job.ts'

/** Asks the payment provider for one refund. Tried again for three days while it is away, always under the same key. */
export const sendRefundJob = defineJob({
  ...sendRefundName,
  options: { retryLimit: 14, retryDelay: 15, backoff: true, expireInSeconds: 60 },
  run: (cloud, { refundId }) => sendRefund(cloud, openPayments(cloud), refundId),
})
