import { bucketCounts } from './bucket-counts.ts'
import { codesTable } from './codes-table.ts'
import { filesTable } from './files-table.ts'
import { fulfillmentsTable } from './fulfillments-table.ts'
import { migrate } from './migrate.ts'
import { positionTable } from './position-table.ts'
import { queueTable } from './queue-table.ts'
import { replicaMigrations } from './replica-schema.ts'
import { searchIndex } from './search-index.ts'
import { DamagedContent, isSound, openSqlite } from './sqlite.ts'
import { traces } from './traces.ts'

const CAUGHT_UP_AT_ONCE = 10_000

export type ReplicaFile = ReturnType<typeof openReplicaFile>

/** Opens the cache. Throws damage (see `isDamage`) where the file does not hold together. */
export function openReplicaFile(path: string) {
  const db = openSqlite(path, 'cache')
  try {
    if (!isSound(db)) throw new DamagedContent(path)
    migrate(db, 'replica', replicaMigrations)
    const counts = bucketCounts(db)
    const codes = codesTable(db)
    const search = searchIndex(db)
    const dropped = traces(db)
    dropped.opened()
    const fulfillments = fulfillmentsTable(db, counts, codes, search, dropped)

    const transact = <T>(work: () => T): T => {
      try {
        return db.transaction(work).immediate()
      } catch (error) {
        counts.forget()
        codes.forget()
        search.forget()
        dropped.forget()
        throw error
      }
    }
    // A first copy that was cut off by a crash may have left rows that no search finds yet.
    while (transact(() => search.catchUp(CAUGHT_UP_AT_ONCE)));
    return {
      fulfillments,
      codes,
      search,
      traces: dropped,
      queue: queueTable(db, counts),
      position: positionTable(db),
      files: filesTable(db),
      transact,
      /** A transaction that is on disk when it returns, and all before it. */
      transactDurably<T>(work: () => T): T {
        db.pragma('synchronous = FULL')
        try {
          return transact(work)
        } finally {
          db.pragma('synchronous = NORMAL')
        }
      },
      close: () => void db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}
