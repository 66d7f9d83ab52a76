import type { Db } from './sqlite.ts'

/** What is known of the bytes on disk, by content. The files themselves lie beside the database. */
export interface FileRow {
  readonly sha256: string
  readonly state: 'partial' | 'ready'
  readonly bytes: number
  readonly thumbnail: string | null
}

export interface FilesTable {
  find(sha256: string): FileRow | null
  put(file: FileRow): void
  remove(sha256: string): void
}

export function filesTable(db: Db): FilesTable {
  const find = db.prepare<[string], FileRow>(
    'select sha256, state, bytes, thumbnail from files where sha256 = ?',
  )
  const put = db.prepare('insert or replace into files (sha256, state, bytes, thumbnail) values (?, ?, ?, ?)')
  const remove = db.prepare('delete from files where sha256 = ?')
  return {
    find: (sha256) => find.get(sha256) ?? null,
    put: ({ sha256, state, bytes, thumbnail }) => void put.run(sha256, state, bytes, thumbnail),
    remove: (sha256) => void remove.run(sha256),
  }
}
