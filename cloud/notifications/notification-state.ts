import { z } from 'zod'
import type { Tx } from '../db/database.ts'
import type { SendResult } from '../providers/mail/port.ts'
import type { ComposedMail } from './compose-mail.ts'
import { mailKind } from './mail-kind.ts'

const claimed = z.object({
  id: z.uuid(),
  kind: mailKind,
  recipient: z.string(),
  orderId: z.uuid(),
  subjectId: z.uuid(),
})
/** A mail that this run, and no other, may send. */
export type Claimed = z.infer<typeof claimed>

/** Takes a queued mail for this run. Null when it is not queued; one that an earlier run died over becomes `unknown`. */
export async function claimNotification(tx: Tx, id: string): Promise<Claimed | null> {
  const [mine] = await tx.rows(
    claimed,
    `update notifications set state = 'sending', attempts = attempts + 1 where id = $1 and state = 'queued'
     returning id, kind, recipient, order_id as "orderId", subject_id as "subjectId"`,
    [id],
  )
  if (mine) return mine
  await tx.query(
    `update notifications set state = 'unknown', error = 'The process stopped while this mail was being sent.' where id = $1 and state = 'sending'`,
    [id],
  )
  return null
}

export interface Settlement {
  readonly result: SendResult
  readonly mail: ComposedMail
  readonly now: Date
  readonly lastAttempt: boolean
}

/** Writes down what became of a mail, with its words as they were sent. A run that was given up as dead may still say that it did send. */
export async function settleNotification(
  tx: Tx,
  id: string,
  { result, mail, now, lastAttempt }: Settlement,
): Promise<void> {
  const state = stateAfter(result, lastAttempt)
  await tx.query(
    `update notifications set state = $2, error = $3, sent_at = $4, subject = $5, html = $6, body_text = $7, message_id = $1::text
     where id = $1::uuid and state in ('sending', 'unknown')`,
    [
      id,
      state,
      result.result === 'sent' ? null : result.reason,
      state === 'sent' ? now : null,
      mail.subject,
      mail.html,
      mail.text,
    ],
  )
}

function stateAfter({ result }: SendResult, lastAttempt: boolean): string {
  if (result === 'later') return lastAttempt ? 'failed' : 'queued'
  return result === 'refused' ? 'failed' : result
}
