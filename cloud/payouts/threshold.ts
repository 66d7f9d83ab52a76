import type { Tx } from '../db/database.ts'

/**
 * From which total on a batch is approved by somebody else than who made it, in minor units of the batch's currency. The
 * store's threshold is in its own currency; a batch in any other always needs two people.
 */
export async function thresholdFor(tx: Tx, storeId: string, currency: string): Promise<number> {
  const store = await tx.first<{ threshold: string; currency: string }>(
    'select payout_approval_threshold as threshold, currency from stores where id = $1',
    [storeId],
  )
  return store?.currency === currency ? Number(store.threshold) : 0
}
