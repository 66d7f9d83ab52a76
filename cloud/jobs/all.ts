import { dropAgedWorkJob } from './drop-aged-work.ts'
import { forgetExpired } from './forget-expired.ts'
import { handOverPayoutJob } from './hand-over-payout.ts'
import { checkImportJob, runImportJob } from './import-orders.ts'
import type { Job } from './job.ts'
import { matchCarrierEvents } from './match-carrier-events.ts'
import { sendMailJob } from './send-mail.ts'
import { sendRefundJob } from './send-refund.ts'
import { sendTestPaymentJob } from './send-test-payment.ts'
import { tellDueSoonJob } from './tell-due-soon.ts'
import { verifyAuditJob, verifyAuditNightly } from './verify-audit.ts'

/** Every job that an API process works on. */
export const allJobs: readonly Job[] = [
  checkImportJob,
  dropAgedWorkJob,
  forgetExpired,
  handOverPayoutJob,
  matchCarrierEvents,
  runImportJob,
  sendMailJob,
  sendRefundJob,
  sendTestPaymentJob,
  tellDueSoonJob,
  verifyAuditJob,
  verifyAuditNightly,
]
