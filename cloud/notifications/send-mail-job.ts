import { z } from 'zod'

/** The job that sends one mail, as whoever queues it knows it; cloud/jobs/send-mail.ts carries it out. */
export const sendMail = { name: 'mail.send', data: z.object({ notificationId: z.uuid() }) }
