import { BUCKETS, type Bucket } from './fulfillment-columns.ts'
import type { Db } from './sqlite.ts'

const NAMES = Object.keys(BUCKETS) as Bucket[]

/** What the counts need to know of a row: which lists it stands in, and when it is due. */
export interface Counted {
  readonly buckets: number
  readonly dueAt: string
}

/**
 * How many fulfilments stand in each list, kept up to date as rows change, so that a list of 100,000 is counted
 * without being read. What a rolled-back transaction has counted is forgotten and counted anew.
 */
export interface BucketCounts {
  moved(from: Counted | null, to: Counted | null): void
  forget(): void
  read(): Readonly<Record<Bucket | 'all', number>>
  /** Open work that was due before `now` (an instant). Counted again only when work comes, goes, or falls due. */
  overdue(now: string): number
}

export function bucketCounts(db: Db): BucketCounts {
  const census = db.prepare<[], { buckets: number; n: number }>(
    'select buckets, count(*) as n from fulfillments group by buckets',
  )
  const late = db.prepare<[string], { n: number }>(
    `select count(*) as n from fulfillments where buckets & ${BUCKETS.open} and due_at < ?`,
  )
  const nextLate = db.prepare<[string], { dueAt: string }>(
    `select due_at as dueAt from fulfillments where buckets & ${BUCKETS.open} and due_at >= ? order by due_at limit 1`,
  )
  let counts: Record<Bucket | 'all', number> | null = null
  let overdue: { n: number; from: string; until: string } | null = null
  const openSince = (row: Counted | null) => (row && row.buckets & BUCKETS.open ? row.dueAt : null)

  const add = (into: Record<Bucket | 'all', number>, buckets: number, n: number) => {
    into.all += n
    for (const name of NAMES) if (buckets & BUCKETS[name]) into[name] += n
  }
  return {
    moved(from, to) {
      if (openSince(from) !== openSince(to)) overdue = null
      if (!counts || from?.buckets === to?.buckets) return
      if (from !== null) add(counts, from.buckets, -1)
      if (to !== null) add(counts, to.buckets, 1)
    },
    forget() {
      counts = null
      overdue = null
    },
    read() {
      if (counts) return counts
      const fresh = {
        all: 0,
        open: 0,
        submitted: 0,
        processing: 0,
        packed: 0,
        held: 0,
        problem: 0,
        done: 0,
        cancelled: 0,
      }
      for (const { buckets, n } of census.all()) add(fresh, buckets, n)
      return (counts = fresh)
    },
    overdue(now) {
      if (!overdue || now < overdue.from || now > overdue.until)
        overdue = { n: late.get(now)?.n ?? 0, from: now, until: nextLate.get(now)?.dueAt ?? '9999' }
      return overdue.n
    },
  }
}
