import { z } from 'zod'
import { inboxRow, type InboxRow } from '../../src-shared/cloud-contract/inbox.ts'
import type { Tx } from '../db/database.ts'
import { readCursor, writeCursor } from '../orders/list-cursor.ts'

export interface InboxPage {
  readonly rows: InboxRow[]
  readonly next: string | null
  readonly unread: number
}

/** The caller's own news (row-level security), newest first, paged by key. */
export async function listInbox(
  tx: Tx,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<InboxPage> {
  const from = after === null ? null : readCursor(after)
  const rows = await tx.query<{ id: string; cursor_at: string; at: Date; readAt: Date | null }>(
    `${SELECT} where n.channel = 'in_app' ${from ? 'and (n.created_at, n.id) < ($1::timestamptz, $2::uuid)' : ''}
     order by n.created_at desc, n.id desc limit ${limit + 1}`,
    from ? [from.placedAt, from.id] : [],
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    rows: page.map((row) =>
      inboxRow.parse({ ...row, at: row.at.toISOString(), readAt: row.readAt?.toISOString() ?? null }),
    ),
    next: last ? writeCursor({ placedAt: last.cursor_at, id: last.id }) : null,
    unread: await countUnread(tx),
  }
}

/** How much the caller has not read yet. */
export async function countUnread(tx: Tx): Promise<number> {
  const [row] = await tx.rows(
    z.object({ unread: z.int() }),
    "select count(*)::int as unread from notifications where channel = 'in_app' and read_at is null",
  )
  return row!.unread
}

/** The job is linked while its fulfilment is the maker's to see. */
const SELECT = `
  select n.id, n.kind, n.facts, n.created_at as at, n.read_at as "readAt", n.order_id as "orderId", job.id as "fulfillmentId",
    to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at
  from notifications n
  left join lateral (
    select f.id from fulfillment_requests f where f.order_id = n.order_id order by f.created_at desc, f.id desc limit 1) job on true`
