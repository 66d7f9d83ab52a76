import { toInstant, type Clock } from '../../src-shared/std/instant.ts'
import type { Database } from '../db/database.ts'

/** Keeps `devices.last_seen_at`, for the office's list of stations: to half a minute, in one statement for all. */
export interface Seen {
  note(device: string): void
  flush(): Promise<void>
}

export function openSeen(db: Database, clock: Clock): Seen {
  const devices = new Set<string>()
  return {
    note: (device) => void devices.add(device),
    async flush() {
      if (devices.size === 0) return
      const ids = [...devices].toSorted()
      devices.clear()
      await db.asService((tx) =>
        tx.query('update devices set last_seen_at = $2 where id = any($1::uuid[])', [
          ids,
          toInstant(clock.now()),
        ]),
      )
    },
  }
}
