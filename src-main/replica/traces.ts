import type { Db } from './sqlite.ts'

/** A file of up to this size is written anew as a whole: that takes no longer than a blink. */
const SMALL_BYTES = 16 * 1024 * 1024
const PAGES_AT_ONCE = 500

/** What a document leaves behind in the pages of the file once it was dropped, and how that is wiped. */
export interface Traces {
  /** A document was dropped, in the transaction of the caller. */
  mark(): void
  /** Whether anything was dropped since the last wiping, also in an earlier life. */
  due(): boolean
  /**
   * Takes the words of dropped documents out of the search index and out of the log beside the file. The pages
   * themselves were zeroed when they were let go (`secure_delete`).
   */
  wipe(): void
  /** After a rollback: what was marked may not be. */
  forget(): void
}

export function traces(db: Db): Traces {
  const read = db.prepare<[], number>('select due from wiping').pluck()
  const write = db.prepare('update wiping set due = ?')
  const merge = db.prepare("insert into search (search, rank) values ('merge', ?)")
  const changes = db.prepare<[], number>('select total_changes()').pluck()
  const size = db
    .prepare<[], number>('select page_count * page_size from pragma_page_count, pragma_page_size')
    .pluck()
  let known: boolean | null = null
  const due = (): boolean => (known ??= read.get() === 1)
  const moved = (pages: number): boolean => {
    const before = Number(changes.get())
    merge.run(pages)
    return Number(changes.get()) - before > 1
  }
  return {
    due,
    mark() {
      if (due()) return
      write.run(1)
      known = true
    },
    wipe() {
      // The first puts all parts of the index up for merging (FTS5: "merge" with a negative number), the others go on.
      for (let more = moved(-PAGES_AT_ONCE); more; more = moved(PAGES_AT_ONCE));
      if (Number(size.get()) <= SMALL_BYTES) db.exec('vacuum')
      db.pragma('wal_checkpoint(TRUNCATE)')
      write.run(0)
      known = false
    },
    forget: () => void (known = null),
  }
}
