import type { Tx } from '../../db/database.ts'
import { COUNTED, countUpTo } from './count-up-to.ts'
import type { Filter } from './filter-sql.ts'

/**
 * A search for words: its rows, and how many there are up to the limit of counting. With the rights of the service,
 * because row-level security lets no index answer a condition that is not leakproof, and `@@` is not; every branch
 * names the store itself, and only admins get here. The planner cannot tell a rare word from a common one: it is told
 * to begin with the word where few entries have it, and with the newest entries where many have.
 */
export const searched = <Row>(
  tx: Tx,
  storeId: string,
  filter: Filter,
  read: (searcher: Tx) => Promise<Row[]>,
): Promise<{ rows: Row[]; found: number }> =>
  tx.elevated(async (searcher) => {
    const found = await byWords(searcher, () => countUpTo(searcher, storeId, filter))
    const rows = found < COUNTED ? await byWords(searcher, () => read(searcher)) : await read(searcher)
    return { rows, found }
  })

const PLANS = ['enable_seqscan', 'enable_indexscan', 'enable_indexonlyscan']

/** Leaves the planner only what begins with the index of words. */
async function byWords<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query(PLANS.map((plan) => `set local ${plan} = off`).join('; '))
  try {
    return await work()
  } finally {
    // In a failed transaction this fails too, and the rollback takes the settings back.
    await tx.query(PLANS.map((plan) => `set local ${plan} to default`).join('; ')).catch(() => undefined)
  }
}
