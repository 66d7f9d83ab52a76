import { z } from 'zod'
import { defineJob } from './job.ts'
import { sendMailJob } from './send-mail.ts'

/**
 * Mails that became due in one transaction, as one row in the queue: a push of five hundred shipped parcels waits for
 * one. Gives each mail a job of its own, so that a mail that fails holds up no other.
 */
export const sendMailsJob = defineJob({
  name: 'mails.send',
  data: z.object({ notificationIds: z.array(z.uuid()).min(1) }),
  async run(cloud, { notificationIds }) {
    await cloud.db.asService(async (tx) => {
      for (const notificationId of notificationIds) {
        await cloud.jobs.enqueue(tx, sendMailJob, { notificationId }, { singletonKey: notificationId })
      }
    })
  },
})
