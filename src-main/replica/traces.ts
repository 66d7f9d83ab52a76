import type { Db } from './sqlite.ts'

/** A file of up to this size (some 6,000 documents) is written anew as a whole at once: that takes a tenth of a second. */
const SMALL_BYTES = 8 * 1024 * 1024
/** A step of this size holds up nobody at the bench. */
const PAGES_AT_ONCE = 500

/** What is still to be done: nothing; all of it; or, in a large file, only to write it anew when it is opened next. */
const STATE = { clean: 0, dropped: 1, rewriteAtOpening: 2 } as const

/**
 * What a document leaves behind in the pages of the file once it was dropped, and how that is wiped. SQLite zeroes what
 * is deleted (`secure_delete`), but leaves copies of rows that were moved between pages; only writing the file anew takes
 * those away.
 */
export interface Traces {
  /** A document was dropped, in the transaction of the caller. */
  mark(): void
  /** Whether anything was dropped since the last wiping, also in an earlier life. */
  due(): boolean
  /**
   * Goes on with taking the words of dropped documents out of the search index and out of the log beside the file; true
   * while there is more to do. A small file is then written anew, a large one when it is opened the next time.
   */
  wipeSome(): boolean
  /** Right after opening, before anybody waits. */
  opened(): void
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
  let known: number | null = null
  /** Whether merging has begun, and whether something was dropped since. */
  let merging = false
  let droppedSince = false
  const state = (): number => (known ??= Number(read.get()))
  const become = (next: number): void => {
    write.run(next)
    known = next
  }
  const moved = (pages: number): boolean => {
    const before = Number(changes.get())
    merge.run(pages)
    return Number(changes.get()) - before > 1
  }
  return {
    due: () => state() === STATE.dropped,
    opened() {
      if (state() !== STATE.rewriteAtOpening) return
      db.exec('vacuum')
      db.pragma('wal_checkpoint(TRUNCATE)')
      become(STATE.clean)
    },
    mark() {
      droppedSince = true
      if (state() !== STATE.dropped) become(STATE.dropped)
    },
    wipeSome() {
      if (!merging) droppedSince = false
      // The first puts all parts of the index up for merging (FTS5: "merge" with a negative number), the others go on.
      const more = moved(merging ? PAGES_AT_ONCE : -PAGES_AT_ONCE)
      merging = more
      if (more || droppedSince) return true
      const small = Number(size.get()) <= SMALL_BYTES
      if (small) db.exec('vacuum')
      db.pragma('wal_checkpoint(TRUNCATE)')
      become(small ? STATE.clean : STATE.rewriteAtOpening)
      return false
    },
    forget: () => void (known = null),
  }
}
