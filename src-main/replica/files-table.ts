import type { Db } from './sqlite.ts'

/** What is known of the bytes on disk, by content. The files themselves lie beside the database. */
export interface FileRow {
  readonly sha256: string
  readonly state: 'partial' | 'ready'
  readonly bytes: number
  /** A small picture, sealed like the file itself; null where there is none. */
  readonly thumbnail: string | null
  /** A fulfilment that it is kept for. */
  readonly neededBy: string
}

export interface FilesTable {
  find(sha256: string): FileRow | null
  put(file: FileRow): void
  remove(sha256: string): void
  /** The contents of all files here. */
  known(): string[]
  /** Files whose fulfilment is over, by the cloud's word and by ours, or is not here any more. */
  orphans(): string[]
  /** A fulfilment that is not over and has a file of this content; null where there is none. Reads all open documents. */
  neededBy(sha256: string): string | null
}

export function filesTable(db: Db): FilesTable {
  const columns = 'sha256, state, bytes, thumbnail, needed_by as neededBy'
  const find = db.prepare<[string], FileRow>(`select ${columns} from files where sha256 = ?`)
  const put = db.prepare(
    'insert or replace into files (sha256, state, bytes, thumbnail, needed_by) values (?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('delete from files where sha256 = ?')
  const known = db.prepare<[], string>('select sha256 from files').pluck()
  const orphans = db
    .prepare<[], string>(
      `select sha256 from files where not exists
         (select 1 from fulfillments f where f.id = files.needed_by and (f.ended_at is null or f.base_doc is not null))`,
    )
    .pluck()
  const neededBy = db
    .prepare<[string], string>(
      `select id from fulfillments where (ended_at is null or base_doc is not null) and instr(doc, ?) > 0 limit 1`,
    )
    .pluck()
  return {
    find: (sha256) => find.get(sha256) ?? null,
    put: ({ sha256, state, bytes, thumbnail, neededBy: by }) =>
      void put.run(sha256, state, bytes, thumbnail, by),
    remove: (sha256) => void remove.run(sha256),
    known: () => known.all(),
    orphans: () => orphans.all(),
    neededBy: (sha256) => neededBy.get(sha256) ?? null,
  }
}
