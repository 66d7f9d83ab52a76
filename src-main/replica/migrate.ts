import type { Db } from './sqlite.ts'

/** One step of a file's history. Steps are numbered from 1 per room, run once, in order, and never change. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/**
 * Brings the tables of a room up to date, each step with its record in one transaction, so that a crash between two
 * steps goes on where it stopped. A file from a newer version is refused with what to do.
 */
export function migrate(db: Db, room: string, migrations: readonly Migration[]): void {
  db.exec(
    'create table if not exists migrations (room text not null, number integer not null, name text not null, primary key (room, number)) strict, without rowid',
  )
  const done = db
    .prepare('select coalesce(max(number), 0) from migrations where room = ?')
    .pluck()
    .get(room) as number
  const newest = migrations.at(-1)?.number ?? 0
  if (done > newest)
    throw new Error(
      `The data of ${room} is from a newer version of Packbench (${done}, this one knows ${newest}). Install the newest version.`,
    )
  const record = db.prepare('insert into migrations (room, number, name) values (?, ?, ?)')
  for (const { number, name, sql } of migrations) {
    if (number <= done) continue
    db.transaction(() => {
      db.exec(sql)
      record.run(room, number, name)
    }).immediate()
  }
}
