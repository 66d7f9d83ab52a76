import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BenchWorld } from '../measure.ts'

/** Milliseconds that bare better-sqlite3 takes to insert `docs` into an empty table in one transaction. */
export function sqliteBulkInsert(world: BenchWorld, docs: readonly string[]): number {
  const db = new Database(join(world.folder(), 'floor.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec('create table documents (id integer primary key, doc text not null)')
  const insert = db.prepare('insert into documents (id, doc) values (?, ?)')
  const start = performance.now()
  db.transaction(() => docs.forEach((doc, index) => insert.run(index + 1, doc)))()
  const took = performance.now() - start
  db.close()
  return took
}
