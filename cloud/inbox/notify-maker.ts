import type { News } from '../../src-shared/maker/news.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { sendMail } from '../notifications/send-mail-job.ts'

/** What telling a maker needs: ids for the rows, the time, and the job queue that shares the open transaction. */
export type NewsContext = Pick<Cloud, 'newId' | 'jobs' | 'clock'>

/**
 * Something that a maker is to be told. `subjectId` is what it is about (the maker order, the earning, the payout, or a
 * fresh id where nothing else tells two of a kind apart): there is one per (subject, kind), whatever is repeated.
 */
export type MakerNews = News & {
  readonly makerId: string
  readonly orderId: string | null
  readonly subjectId: string
}

/**
 * Tells a maker something, in the transaction of its cause: one row for their inbox, and one mail unless they chose to
 * have none of this kind. Needs the rights of the service (`tx.elevated`). A maker who does not exist is told nothing.
 */
export const notifyMaker = (context: NewsContext, service: Tx, told: MakerNews): Promise<void> =>
  notifyMakers(context, service, [told])

/** The same for many, in two statements whatever their number. */
export async function notifyMakers(
  { newId, jobs, clock }: NewsContext,
  service: Tx,
  all: readonly MakerNews[],
): Promise<void> {
  if (all.length === 0) return
  const added = await service.query<{ id: string; channel: string }>(INSERT, [
    all.map(() => newId()),
    all.map(() => newId()),
    all.map((one) => one.makerId),
    all.map((one) => one.orderId),
    all.map((one) => one.subjectId),
    all.map((one) => one.kind),
    all.map((one) => JSON.stringify(one.facts)),
    new Date(clock.now()),
  ])
  const mails = added.filter((row) => row.channel === 'email').map(({ id }) => ({ notificationId: id }))
  if (mails.length > 0) await jobs.enqueueAll(service, sendMail, mails)
}

const INSERT = `
  insert into notifications (id, store_id, order_id, subject_id, kind, channel, recipient, state, user_id, facts, created_at, sent_at)
  select c.id, m.store_id, t.order_id, t.subject_id, t.kind, c.channel, u.email, c.state, u.id, t.facts::jsonb, $8, c.sent_at
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[])
    as t (row_id, mail_id, maker_id, order_id, subject_id, kind, facts)
  join maker_profiles m on m.id = t.maker_id
  join users u on u.id = m.user_id
  cross join lateral (values
    (t.row_id, 'in_app', 'sent', $8::timestamptz),
    (t.mail_id, 'email', 'queued', null)) as c (id, channel, state, sent_at)
  where c.channel = 'in_app' or (u.active and not t.kind = any (m.no_mail_for))
  on conflict (subject_id, kind, channel) do nothing
  returning id, channel`
