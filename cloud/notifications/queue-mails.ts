import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { Change } from '../fulfillment/change.ts'
import type { LockedOrder } from '../orders/refresh-orders.ts'
import type { MailKind } from './mail-kind.ts'
import { sendMail } from './send-mail-job.ts'

/** What queueing a mail needs: ids for the rows, and the job queue that shares the open transaction. */
export type MailQueue = Pick<Cloud, 'newId' | 'jobs'>

/** A mail that is due. `subjectId` is what it is about: the order, or the fulfilment that left or arrived. */
export interface DueMail {
  readonly kind: MailKind
  readonly subjectId: string
  readonly orderId: string
  readonly storeId: string
  readonly recipient: string
}

/** The mails that follow from saved fulfilments: one when it leaves, one when it arrives. */
export async function queueMails(
  queue: MailQueue,
  tx: Tx,
  orders: ReadonlyMap<string, LockedOrder>,
  changes: readonly Change[],
): Promise<void> {
  const due = changes.flatMap(({ before, after }): DueMail[] => {
    const order = orders.get(after.orderId)
    if (!order || after.state === before?.doc.state) return []
    const about = {
      subjectId: after.id,
      orderId: order.id,
      storeId: order.store_id,
      recipient: order.customer_email,
    }
    if (after.state === 'shipped') return [{ kind: 'shipped', ...about }]
    if (after.state === 'delivered') return [{ kind: 'delivered', ...about }]
    return []
  })
  await addMails(queue, tx, due)
}

/** Queues mails, each at most once per (subject, kind) whatever is repeated: the row is the promise, the job carries it out. */
export async function addMails(queue: MailQueue, tx: Tx, due: readonly DueMail[]): Promise<void> {
  if (due.length === 0) return
  const added = await tx.query<{ id: string }>(
    `insert into notifications (id, store_id, order_id, subject_id, kind, channel, recipient)
     select id, store_id, order_id, subject_id, kind, 'email', recipient
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) as c (id, store_id, order_id, subject_id, kind, recipient)
     on conflict (subject_id, kind, channel) do nothing
     returning id`,
    [
      due.map(() => queue.newId()),
      due.map((mail) => mail.storeId),
      due.map((mail) => mail.orderId),
      due.map((mail) => mail.subjectId),
      due.map((mail) => mail.kind),
      due.map((mail) => mail.recipient),
    ],
  )
  const jobs = added.map(({ id }) => ({ notificationId: id }))
  if (jobs.length > 0) await queue.jobs.enqueueAll(tx, sendMail, jobs)
}
