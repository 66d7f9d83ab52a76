import { z } from 'zod'
import type { InboxSettings } from '../../src-shared/cloud-contract/inbox.ts'
import { newsKind } from '../../src-shared/maker/news.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'

const row = z.object({ no_mail_for: z.array(z.string()) })

/** What the signed-in maker wants by mail. */
export async function readSettings(tx: Tx): Promise<InboxSettings> {
  const [profile] = await tx.rows(row, 'select no_mail_for from maker_profiles')
  if (!profile) throw new Problem(404, 'no_maker_profile', 'You have no maker profile yet. Ask an admin.')
  return asSettings(profile.no_mail_for)
}

/** Changes it. A maker may write nothing else of their profile, so it is written for them, by their own id. */
export async function saveSettings(tx: Tx, userId: string, { mail }: InboxSettings): Promise<InboxSettings> {
  const unwanted = newsKind.options.filter((kind) => !mail[kind])
  await tx.elevated((service) =>
    service.query('update maker_profiles set no_mail_for = $2 where user_id = $1', [userId, unwanted]),
  )
  return readSettings(tx)
}

const asSettings = (unwanted: readonly string[]): InboxSettings => ({
  mail: Object.fromEntries(
    newsKind.options.map((kind) => [kind, !unwanted.includes(kind)]),
  ) as InboxSettings['mail'],
})
