import { BUCKETS, type Bucket } from './fulfillment-columns.ts'
import type { Db } from './sqlite.ts'

const NAMES = Object.keys(BUCKETS) as Bucket[]

/**
 * How many fulfilments stand in each list, kept up to date as rows change, so that a list of 100,000 is counted
 * without being read. What a rolled-back transaction has counted is forgotten and counted anew.
 */
export interface BucketCounts {
  moved(from: number | null, to: number | null): void
  forget(): void
  read(): Readonly<Record<Bucket | 'all', number>>
}

export function bucketCounts(db: Db): BucketCounts {
  const census = db.prepare<[], { buckets: number; n: number }>('select buckets, count(*) as n from fulfillments group by buckets')
  let counts: Record<Bucket | 'all', number> | null = null

  const add = (into: Record<Bucket | 'all', number>, buckets: number, n: number) => {
    into.all += n
    for (const name of NAMES) if (buckets & BUCKETS[name]) into[name] += n
  }
  return {
    moved(from, to) {
      if (!counts || from === to) return
      if (from !== null) add(counts, from, -1)
      if (to !== null) add(counts, to, 1)
    },
    forget: () => (counts = null),
    read() {
      if (counts) return counts
      const fresh = { all: 0, open: 0, submitted: 0, processing: 0, packed: 0, held: 0, problem: 0, done: 0, cancelled: 0 }
      for (const { buckets, n } of census.all()) add(fresh, buckets, n)
      return (counts = fresh)
    },
  }
}
