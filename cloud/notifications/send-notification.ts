import type { Cloud } from '../cloud.ts'
import type { Mailer, SendResult } from '../providers/mail/port.ts'
import { composeMail, type ComposedMail } from './compose-mail.ts'
import { claimNotification, settleNotification, type Claimed } from './notification-state.ts'

/**
 * Sends one queued mail, at most once. `queued → sending` is committed before anything leaves, so a run that finds
 * `sending` knows that an earlier one died between the two: the mail becomes `unknown`, is shown to the office, and is
 * not sent again by itself. Throws when the mail certainly did not leave and another attempt is worth it.
 */
export async function sendNotification(
  cloud: Cloud,
  mailer: Mailer,
  id: string,
  lastAttempt: boolean,
): Promise<void> {
  const prepared = await cloud.db.asService(async (tx) => {
    const claimed = await claimNotification(tx, id)
    return claimed && { claimed, mail: await composeMail(cloud, tx, claimed) }
  })
  if (!prepared) return warnIfUnknown(cloud, id)
  const result = await mailer.send(addressed(cloud, prepared.claimed, prepared.mail))
  const now = new Date(cloud.clock.now())
  await cloud.db.asService((tx) =>
    settleNotification(tx, id, { result, mail: prepared.mail, now, lastAttempt }),
  )
  report(cloud, id, result, lastAttempt)
}

/** The address part of `Packbench <orders@packbench.example>` gives the domain of our message ids. */
function addressed(cloud: Cloud, { id, recipient }: Claimed, mail: ComposedMail) {
  const domain = /@([^\s>]+)/.exec(cloud.config.mailFrom)?.[1] ?? 'packbench.example'
  return { messageId: `<${id}@${domain}>`, from: cloud.config.mailFrom, to: recipient, ...mail }
}

async function warnIfUnknown(cloud: Cloud, id: string): Promise<void> {
  const row = await cloud.db.asService((tx) =>
    tx.first<{ state: string }>('select state from notifications where id = $1', [id]),
  )
  if (row?.state === 'unknown')
    cloud.log.error(
      { notificationId: id },
      'Nobody knows whether this mail was sent; it is not sent again by itself',
    )
}

function report(cloud: Cloud, id: string, result: SendResult, lastAttempt: boolean): void {
  if (result.result === 'sent') return cloud.log.info({ notificationId: id }, 'mail sent')
  if (result.result === 'later' && !lastAttempt) {
    cloud.log.warn({ notificationId: id, reason: result.reason }, 'mail not sent yet')
    throw new Error(`Mail ${id} was not sent yet: ${result.reason}`)
  }
  cloud.log.error({ notificationId: id, reason: result.reason, result: result.result }, 'mail needs a person')
}
