import { z } from 'zod'
import { forgetPrintFileLinks } from '../files/use-print-file-link.ts'
import { defineJob } from './job.ts'

/** Removes what has run out and nobody can use any more: rate limits, enrolment codes, sessions and links a month after their end. */
export const forgetExpired = defineJob({
  name: 'forget-expired',
  data: z.object({}),
  options: { cron: '17 3 * * *' },
  async run({ db }) {
    await db.asService(async (tx) => {
      await tx.query('delete from rate_limits where resets_at < now()')
      await tx.query(
        "delete from enrollment_codes where used_at is null and expires_at < now() - interval '1 day'",
      )
      await tx.query(
        "delete from idempotency_keys where scope = 'bulk' and created_at < now() - interval '30 days'",
      )
      await tx.query("delete from sessions where expires_at < now() - interval '30 days'")
      await forgetPrintFileLinks(tx)
    })
  },
})
