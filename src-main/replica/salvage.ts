import Database from 'better-sqlite3'
import { existsSync, renameSync } from 'node:fs'
import { openStationFile, type Histories, type StationFile } from './station-file.ts'
import type { Db } from './sqlite.ts'

/** What was saved of a damaged file, by table, and where the rest lies for whoever wants to look. */
export interface Salvage {
  readonly saved: Readonly<Record<string, number>>
  readonly kept: string
}

/**
 * Damage to the precious file: it is put aside whole, a new one is made, and every row that can still be read is
 * copied over (I11). `stamp` makes the name of the file that is put aside unique.
 */
export function salvageStationFile(
  path: string,
  histories: Histories,
  stamp: string,
): { file: StationFile; salvage: Salvage } {
  const kept = `${path}.damaged-${stamp}`
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, kept + part)
  const file = openStationFile(path, histories)
  const saved: Record<string, number> = {}
  const source = openReadable(kept)
  if (source) {
    for (const table of tablesOf(file.db)) saved[table] = copyReadableRows(source, file.db, table)
    source.close()
  }
  return { file, salvage: { saved, kept } }
}

function openReadable(path: string): Db | null {
  try {
    const db = new Database(path, { readonly: true, timeout: 500 })
    db.prepare('select 1 from sqlite_master limit 1').get()
    return db
  } catch {
    return null
  }
}

const tablesOf = (db: Db): string[] =>
  db
    .prepare<[], string>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'migrations' order by name`,
    )
    .pluck()
    .all()

/** Reads forwards until the damage, then backwards until it, so that only what lies in between is lost. */
function copyReadableRows(from: Db, into: Db, table: string): number {
  let saved = 0
  for (const direction of ['asc', 'desc'] as const) {
    const before = saved
    const whole = copy(direction)
    if (whole || saved < before) break
  }
  return saved

  function copy(direction: 'asc' | 'desc'): boolean {
    try {
      const key = into
        .prepare<[string], string>(`select group_concat(quote(name)) from pragma_table_info(?) where pk > 0`)
        .pluck()
        .get(table) as unknown as string | null
      const order = key === null ? 'rowid' : key.replaceAll("'", '"').split(',').join(` ${direction}, `)
      for (const row of from
        .prepare<[], Record<string, unknown>>(`select * from "${table}" order by ${order} ${direction}`)
        .iterate()) {
        const names = Object.keys(row)
        try {
          saved += into
            .prepare(
              `insert or ignore into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
            )
            .run(...Object.values(row)).changes
        } catch {
          // A row that breaks the rules of its table is as good as unread.
        }
      }
      return true
    } catch {
      return false
    }
  }
}
