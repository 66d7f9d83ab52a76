import type { Tx } from '../../db/database.ts'
import { bound, branchesOf, TABLES, type Filter } from './filter-sql.ts'

/** Counting stops here: nobody reads further, and at millions of entries a whole count would take longer than the page. */
export const COUNTED = 10_000

/** How many entries a filter finds, up to the limit of counting. */
export async function countUpTo(tx: Tx, storeId: string, filter: Filter): Promise<number> {
  const to = bound()
  const counts = branchesOf(storeId, filter, null, to).map(
    ({ source, where }) =>
      `(select count(*) from (select 1 from ${TABLES[source]} e where ${where} limit ${COUNTED}) counted)`,
  )
  if (counts.length === 0) return 0
  const row = await tx.first<{ found: string }>(`select ${counts.join(' + ')} as found`, to.values)
  return Math.min(COUNTED, Number(row?.found ?? 0))
}
