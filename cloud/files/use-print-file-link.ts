import { toInstant } from '../../src-shared/std/instant.ts'
import { hashToken } from '../auth/tokens.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'

/** What a link leads to, or why it leads nowhere any more. */
export type UsedLink =
  | { readonly storageKey: string }
  | { readonly refused: 'link_invalid' | 'link_used' | 'link_expired' | 'work_gone' }

interface LinkRow {
  id: string
  storage_key: string
  used: boolean
  expired: boolean
  /** The fulfilment is still with whom the link was given to, and they may still work. */
  theirs: boolean
}

const FIND = `
  select l.id, p.storage_key, l.used_at is not null as used, l.expires_at <= $2 as expired,
    f.factory_id is not distinct from l.factory_id and f.maker_id is not distinct from l.maker_id
      and coalesce(m.status, 'active') <> 'suspended' and d.revoked_at is null as theirs
  from print_file_links l
  join print_files p on p.id = l.print_file_id
  join fulfillment_requests f on f.id = l.fulfillment_request_id
  left join maker_profiles m on m.id = l.maker_id
  left join devices d on d.id = l.device_id
  where l.token_hash = $1
  for update of l`

/**
 * Uses a link to a print file up: only the first who comes with it gets the file. Whoever lost the work since it was
 * handed out, was suspended, or whose station was revoked, gets nothing.
 */
export const usePrintFileLink = (
  { db, clock }: Pick<Cloud, 'db' | 'clock'>,
  token: string,
): Promise<UsedLink> =>
  db.asService(async (tx): Promise<UsedLink> => {
    const now = toInstant(clock.now())
    const link = await tx.first<LinkRow>(FIND, [hashToken(token), now])
    if (!link) return { refused: 'link_invalid' }
    if (link.used) return { refused: 'link_used' }
    if (link.expired) return { refused: 'link_expired' }
    if (!link.theirs) return { refused: 'work_gone' }
    await tx.query('update print_file_links set used_at = $2 where id = $1', [link.id, now])
    return { storageKey: link.storage_key }
  })

/** Removes links that ran out long ago. Who got them stays in the orders' events. */
export const forgetPrintFileLinks = (tx: Tx): Promise<unknown> =>
  tx.query("delete from print_file_links where expires_at < now() - interval '30 days'")
