import { toInstant, type Clock } from '../../src-shared/std/instant.ts'
import type { Database } from '../db/database.ts'

/**
 * Keeps `devices.last_seen_at` of stations whose stream stays open for hours, in one statement for all of them.
 * (When a request comes in, the door notes it.)
 */
export async function noteSeen(db: Database, clock: Clock, devices: readonly string[]): Promise<void> {
  if (devices.length === 0) return
  await db.asService((tx) =>
    tx.query('update devices set last_seen_at = $2 where id = any($1::uuid[])', [
      devices.toSorted(),
      toInstant(clock.now()),
    ]),
  )
}
