import type { Database, Tx } from '../db/database.ts'

/**
 * The name of this database in cursors. Made at the first start, and made anew when the database turns out to be a
 * restored or moved one: another cluster, another oid (a copy, a dump loaded elsewhere), or another timeline
 * (a recovery to a point in time, or a standby that took over and may lack the last commits).
 *
 * A cold copy of the data folder put back in place shows none of these. Then a cursor is ahead of the database and is
 * answered with `reset`; whoever restores that way calls `renewEpoch`, so that every replica starts again.
 */
export async function currentEpoch(db: Database, newId: () => string): Promise<string> {
  return db.asService(async (tx) => {
    const origin = await originOf(tx)
    await tx.query('insert into sync_epoch (epoch, origin) values ($1, $2) on conflict do nothing', [
      newId(),
      origin,
    ])
    const kept = await tx.first<{ epoch: string; origin: string }>(
      'select epoch, origin from sync_epoch for update',
    )
    if (kept?.origin === origin) return kept.epoch
    return renewed(tx, origin, newId())
  })
}

/** Makes every replica start again at its next contact. For whoever restored the database from a copy of its files. */
export const renewEpoch = (db: Database, newId: () => string): Promise<string> =>
  db.asService(async (tx) => renewed(tx, await originOf(tx), newId()))

async function renewed(tx: Tx, origin: string, epoch: string): Promise<string> {
  await tx.query('update sync_epoch set epoch = $1, origin = $2, since = now()', [epoch, origin])
  return epoch
}

async function originOf(tx: Tx): Promise<string> {
  const row = await tx.first<{ origin: string }>(
    `select concat_ws('.', s.system_identifier, c.timeline_id, d.oid) as origin
     from pg_control_system() s, pg_control_checkpoint() c, pg_database d where d.datname = current_database()`,
  )
  return row!.origin
}
