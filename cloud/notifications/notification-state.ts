import { z } from 'zod'
import { news } from '../../src-shared/maker/news.ts'
import type { Tx } from '../db/database.ts'
import type { SendResult } from '../providers/mail/port.ts'
import type { ComposedMail } from './compose-mail.ts'
import { mailKind } from './mail-kind.ts'

const toShopper = z.object({ kind: mailKind, orderId: z.uuid(), subjectId: z.uuid() })
const claimed = z.object({
  id: z.uuid(),
  recipient: z.string(),
  /** What it is about: an order, for a shopper, or a piece of news, for a maker. */
  about: z.union([toShopper, news]),
})
/** A mail that this run, and no other, may send. */
export type Claimed = z.infer<typeof claimed>

/** Takes a queued mail for this run. Null when it is not queued; one that an earlier run died over becomes `unknown`. */
export async function claimNotification(tx: Tx, id: string): Promise<Claimed | null> {
  const [mine] = await tx.rows(
    claimed,
    `update notifications set state = 'sending', attempts = attempts + 1 where id = $1 and state = 'queued' and channel = 'email'
     returning id, recipient, json_build_object('kind', kind, 'orderId', order_id, 'subjectId', subject_id, 'facts', facts) as about`,
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
