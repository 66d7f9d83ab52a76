import type { Tx } from '../db/database.ts'
import { countUnread } from './list-inbox.ts'

/** Marks the caller's own news as read: these, or (null) all. What is read stays as it was read first. */
export async function markRead(
  tx: Tx,
  ids: readonly string[] | null,
  now: Date,
): Promise<{ unread: number }> {
  await tx.query(
    `update notifications set read_at = $2 where channel = 'in_app' and read_at is null and ($1::uuid[] is null or id = any($1::uuid[]))`,
    [ids, now],
  )
  return { unread: await countUnread(tx) }
}
