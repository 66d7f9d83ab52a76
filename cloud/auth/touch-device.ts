import type { Tx } from '../db/database.ts'

/** A station counts as online this long after it was last heard. */
export const ONLINE_MS = 90_000

/** Notes that a station was heard, at most every 30 seconds, so that a busy one does not write all the time. */
export async function touchDevice(tx: Tx, deviceId: string, nowMs: number): Promise<void> {
  await tx.query(
    'update devices set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $3)',
    [deviceId, new Date(nowMs), new Date(nowMs - 30_000)],
  )
}
