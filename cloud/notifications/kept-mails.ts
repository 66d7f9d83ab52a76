import { z } from 'zod'
import type { Tx } from '../db/database.ts'

const keptMail = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  state: z.string(),
  at: z.date(),
})
/** A mail with its words, as it was sent. */
export type KeptMail = z.infer<typeof keptMail>

const SELECT = `select id, recipient, subject, html, body_text as text, state, coalesce(sent_at, created_at) as at from notifications where subject is not null and channel = 'email'`

/** The last hundred mails, the newest first. */
export const listMails = (tx: Tx): Promise<KeptMail[]> =>
  tx.rows(keptMail, `${SELECT} order by created_at desc, id desc limit 100`)

export const findMail = async (tx: Tx, id: string): Promise<KeptMail | null> =>
  (await tx.rows(keptMail, `${SELECT} and id = $1`, [id]))[0] ?? null
