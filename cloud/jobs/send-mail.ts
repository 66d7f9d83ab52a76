import { sendMail } from '../notifications/send-mail-job.ts'
import { sendNotification } from '../notifications/send-notification.ts'
import { defineJob } from './job.ts'

/** Sends one mail. Tried again for about a day while the mail server is away; a mail in doubt is never sent twice. */
export const sendMailJob = defineJob({
  ...sendMail,
  options: { retryLimit: 11, retryDelay: 30, backoff: true, expireInSeconds: 150 },
  async run(cloud, { notificationId }, { lastAttempt }) {
    // The mail package is loaded with the first mail: a cloud starts without it.
    const { openMailer } = await import('../providers/mail/open.ts')
    await sendNotification(cloud, openMailer(cloud.config), notificationId, lastAttempt)
  },
})
