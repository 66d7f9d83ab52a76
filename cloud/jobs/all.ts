import { dropAgedWorkJob } from './drop-aged-work.ts'
import { forgetExpired } from './forget-expired.ts'
import type { Job } from './job.ts'
import { sendMailJob } from './send-mail.ts'
import { sendTestPaymentJob } from './send-test-payment.ts'

/** Every job that an API process works on. */
export const allJobs: readonly Job[] = [dropAgedWorkJob, forgetExpired, sendMailJob, sendTestPaymentJob]
