import { beforeDocs, type BeforeDocs } from './before-docs.ts'
import { migrate, type Migration } from './migrate.ts'
import { openingsTable, type OpeningsTable } from './openings-table.ts'
import { outboxTable, type OutboxTable } from './outbox-table.ts'
import { peopleTable, type PeopleTable } from './people-table.ts'
import { photosTable, type PhotosTable } from './photos-table.ts'
import { refusalsTable, type RefusalsTable } from './refusals-table.ts'
import { settingsTable, type SettingsTable } from './settings-table.ts'
import { DamagedContent, isSound, openSqlite, type Db } from './sqlite.ts'
import { stationMigrations } from './station-schema.ts'

/** Tables that other rooms keep in the precious file, each with its own numbered history. */
export type Histories = Readonly<Record<string, readonly Migration[]>>

export interface StationFile {
  /** For rooms that keep tables of their own here. */
  readonly db: Db
  readonly outbox: OutboxTable
  readonly refusals: RefusalsTable
  readonly beforeDocs: BeforeDocs
  readonly people: PeopleTable
  readonly photos: PhotosTable
  readonly openings: OpeningsTable
  readonly settings: SettingsTable
  /** Everything in it is on disk when it returns, or nothing of it happened. */
  transact<T>(work: () => T): T
  /** Writes the file anew without what was deleted from it, and empties the log beside it. */
  wipeTraces(): void
  close(): void
}

/** Opens the precious file. Throws damage (see `isDamage`) where it does not hold together: then see salvage.ts. */
export function openStationFile(path: string, histories: Histories): StationFile {
  const db = openSqlite(path, 'precious')
  try {
    if (!isSound(db)) throw new DamagedContent(path)
    migrate(db, 'station', stationMigrations)
    for (const [room, migrations] of Object.entries(histories)) migrate(db, room, migrations)
    return tablesOf(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function tablesOf(db: Db): StationFile {
  return {
    db,
    outbox: outboxTable(db),
    refusals: refusalsTable(db),
    beforeDocs: beforeDocs(db),
    people: peopleTable(db),
    photos: photosTable(db),
    openings: openingsTable(db),
    settings: settingsTable(db),
    transact: <T>(work: () => T): T => (db.inTransaction ? work() : db.transaction(work).immediate()),
    wipeTraces() {
      db.exec('vacuum')
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    close: () => void db.close(),
  }
}
