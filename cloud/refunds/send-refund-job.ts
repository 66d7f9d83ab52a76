import { z } from 'zod'

/** The job that asks the payment provider for one refund; cloud/jobs/send-refund.ts carries it out. */
export const sendRefundName = { name: 'refund.send', data: z.object({ refundId: z.uuid() }) }
