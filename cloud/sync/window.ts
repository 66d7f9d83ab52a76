import { toInstant, type Clock } from '../../src-shared/std/instant.ts'
import type { Database } from '../db/database.ts'

/** Work that ended longer ago leaves the replicas; it can still be fetched on demand. */
export const WINDOW_DAYS = 30

/** Rows in one transaction, so that none is long and none locks much. */
const ROWS = 2_000

/**
 * Lets work that ended more than `days` ago leave the replicas. To be run daily. The fulfilments are locked first, as
 * everyone does who changes one: what is opened again at this moment stays.
 * @returns the scopes that lost something, to poke, and how many rows it were
 */
export async function dropAgedWork(
  db: Database,
  clock: Clock,
  days: number = WINDOW_DAYS,
): Promise<{ scopes: Set<string>; dropped: number }> {
  const before = toInstant(clock.now() - days * 24 * 60 * 60 * 1000)
  const scopes = new Set<string>()
  let dropped = 0
  for (;;) {
    const rows = await db.asService((tx) => tx.query<{ scope: string }>(DROP, [before, ROWS]))
    rows.forEach(({ scope }) => scopes.add(scope))
    dropped += rows.length
    if (rows.length === 0) return { scopes, dropped }
  }
}

const DROP = `
  with aged as materialized (
    select f.id from fulfillment_requests f
    where f.ended_at < $1::timestamptz
      and exists (select from sync_changes c where c.entity = 'fulfillment' and c.entity_id = f.id and not c.gone
        and c.scope in ('store:' || f.store_id, 'factory:' || f.factory_id, 'maker:' || f.maker_id))
    order by f.id limit $2 for update of f)
  update sync_changes c set gone = true, xid = pg_current_xact_id()
  from aged where c.entity = 'fulfillment' and c.entity_id = aged.id and not c.gone
  returning c.scope`
