import type { Db } from './sqlite.ts'

/**
 * The words of the fulfilments, by row. Writing them by the thousand costs a third of writing them one by one, so
 * while a first copy fills the table the index may stay `behind`: rows above the highest indexed one are not in it yet.
 * That is told by the index itself, so that it holds after a crash too; `catchUp` brings them in.
 */
export interface SearchIndex {
  add(row: number, text: string): void
  replace(row: number, text: string): void
  remove(row: number): void
  /** New rows wait for `catchUp` from now on. */
  fallBehind(): void
  /** Brings in up to `limit` waiting rows, in a transaction of the caller; false once none waits. */
  catchUp(limit: number): boolean
  /** After a rollback: what was indexed may not be there. */
  forget(): void
}

export function searchIndex(db: Db): SearchIndex {
  const insert = db.prepare('insert into search (rowid, text) values (?, ?)')
  const drop = db.prepare('delete from search where rowid = ?')
  const highest = db.prepare<[], { row: number | null }>('select max(id) as row from search_docsize')
  const last = db.prepare<[number], { row: number | null }>(
    'select max(row) as row from fulfillments where row <> ?',
  )
  const waitingTo = db.prepare<[number, number], { row: number | null }>(
    'select max(row) as row from (select row from fulfillments where row > ? order by row limit ?)',
  )
  const fill = db.prepare(
    'insert into search (rowid, text) select row, searched from fulfillments where row > ? and row <= ? order by row',
  )
  /** The last row that is indexed, while rows above it are not; null where all are. Unknown until it is needed. */
  let known: { behindFrom: number | null } | null = null

  /** `fresh` is a row that has just been written and is about to be added: it does not wait. */
  function place(fresh = 0): { behindFrom: number | null } {
    if (known) return known
    const indexed = highest.get()?.row ?? 0
    return (known = { behindFrom: (last.get(fresh)?.row ?? 0) > indexed ? indexed : null })
  }
  const waits = (row: number, fresh = 0): boolean => {
    const { behindFrom } = place(fresh)
    return behindFrom !== null && row > behindFrom
  }

  return {
    add(row, text) {
      if (!waits(row, row)) insert.run(row, text)
    },
    replace(row, text) {
      if (waits(row)) return
      drop.run(row)
      insert.run(row, text)
    },
    remove(row) {
      if (!waits(row)) drop.run(row)
    },
    fallBehind() {
      known = { behindFrom: place().behindFrom ?? highest.get()?.row ?? 0 }
    },
    catchUp(limit) {
      const { behindFrom } = place()
      if (behindFrom === null) return false
      const upTo = waitingTo.get(behindFrom, limit)?.row ?? null
      if (upTo !== null) fill.run(behindFrom, upTo)
      known = { behindFrom: upTo }
      return upTo !== null
    },
    forget: () => void (known = null),
  }
}
