import { migrate, type Migration } from './migrate.ts'
import { outboxTable, type OutboxTable } from './outbox-table.ts'
import { peopleTable, type PeopleTable } from './people-table.ts'
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
  readonly people: PeopleTable
  readonly settings: SettingsTable
  /** Everything in it is on disk when it returns, or nothing of it happened. */
  transact<T>(work: () => T): T
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
    people: peopleTable(db),
    settings: settingsTable(db),
    transact: <T>(work: () => T): T => (db.inTransaction ? work() : db.transaction(work).immediate()),
    close: () => void db.close(),
  }
}
