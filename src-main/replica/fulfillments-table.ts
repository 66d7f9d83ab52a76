import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { BucketCounts } from './bucket-counts.ts'
import type { CodesTable } from './codes-table.ts'
import { columnsOf } from './fulfillment-columns.ts'
import type { SearchIndex } from './search-index.ts'
import { readJson, type Db } from './sqlite.ts'
import type { Traces } from './traces.ts'

/** A fulfilment as it is kept: what is shown, and the cloud's last word where actions of ours wait on top of it. */
export interface StoredFulfillment {
  readonly id: string
  readonly version: number
  readonly generation: number
  readonly doc: Fulfillment
  readonly base: Fulfillment | null
}

interface Place {
  row: number
  version: number
  generation: number
  buckets: number
  dueAt: string
  searched: string
}

interface Stored {
  version: number
  generation: number
  doc: string
  base_doc: string | null
}

export type FulfillmentsTable = ReturnType<typeof fulfillmentsTable>

export function fulfillmentsTable(
  db: Db,
  counts: BucketCounts,
  codes: CodesTable,
  search: SearchIndex,
  traces: Traces,
) {
  const place = db.prepare<[string], Place>(
    'select row, version, generation, buckets, due_at as dueAt, searched from fulfillments where id = ?',
  )
  const find = db.prepare<[string], Stored>(
    'select version, generation, doc, base_doc from fulfillments where id = ?',
  )
  const byNumber = db.prepare<[string], { id: string }>(
    'select id from fulfillments where order_number = ? order by buckets & 1 desc, due_at limit 1',
  )
  const insert = db.prepare(
    `insert into fulfillments (id, version, generation, order_number, customer, customer_folded, state, due_at, ended_at, buckets,
       pieces, packed, summary, picture, country, tracking, hold, problem, searched, doc, base_doc)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = db.prepare(
    `update fulfillments set version = ?, generation = ?, order_number = ?, customer = ?, customer_folded = ?, state = ?, due_at = ?, ended_at = ?,
       buckets = ?, pieces = ?, packed = ?, summary = ?, picture = ?, country = ?, tracking = ?, hold = ?, problem = ?, searched = ?, doc = ?, base_doc = ?
     where row = ?`,
  )
  const remove = db.prepare('delete from fulfillments where row = ?')
  const withBase = db.prepare<[], { id: string }>('select id from fulfillments where base_doc is not null')
  const stale = db.prepare<[number, number], { id: string }>(
    'select id from fulfillments where generation <> ? limit ?',
  )
  const total = db.prepare<[], { n: number }>('select count(*) as n from fulfillments')

  function drop(id: string): boolean {
    const old = place.get(id)
    if (!old) return false
    remove.run(old.row)
    search.remove(old.row)
    counts.moved(old, null)
    traces.mark()
    return true
  }

  return {
    find(id: string): StoredFulfillment | null {
      const stored = find.get(id)
      if (!stored) return null
      return {
        id,
        version: stored.version,
        generation: stored.generation,
        doc: readJson<Fulfillment>(stored.doc, `fulfilment ${id}`),
        base: stored.base_doc === null ? null : readJson<Fulfillment>(stored.base_doc, `fulfilment ${id}`),
      }
    },
    /** The cloud's counter and the generation of the row, without reading the document. */
    versionOf(id: string): { version: number; generation: number } | null {
      return place.get(id) ?? null
    },
    /** The fulfilment of an order number, an open one first. */
    idOfOrder: (orderNumber: string): string | null => byNumber.get(orderNumber)?.id ?? null,
    put({ id, version, generation, doc, base }: StoredFulfillment): void {
      const columns = columnsOf(doc)
      const values = [
        version,
        generation,
        columns.orderNumber,
        columns.customer,
        columns.customerFolded,
        columns.state,
        columns.dueAt,
        columns.endedAt,
        columns.buckets,
        columns.pieces,
        columns.packed,
        columns.summary,
        columns.picture,
        columns.country,
        columns.tracking,
        columns.hold,
        columns.problem,
        columns.searched,
        JSON.stringify(doc),
        base === null ? null : JSON.stringify(base),
      ]
      const old = place.get(id)
      if (old) {
        update.run(...values, old.row)
        if (old.searched !== columns.searched) search.replace(old.row, columns.searched)
      } else search.add(Number(insert.run(id, ...values).lastInsertRowid), columns.searched)
      counts.moved(old ?? null, columns)
      codes.learn(doc)
    },
    drop,
    idsWithBase: (): string[] => withBase.all().map(({ id }) => id),
    /** Takes away up to `limit` rows that a new first copy did not bring; the number taken. */
    sweep(generation: number, limit: number): number {
      const ids = stale.all(generation, limit)
      for (const { id } of ids) drop(id)
      return ids.length
    },
    count: (): number => total.get()?.n ?? 0,
  }
}
