import type { Proposal } from '../../src-shared/cloud-contract/payouts.ts'
import { maskedAccount } from '../../src-shared/maker/bank.ts'
import type { Tx } from '../db/database.ts'
import { readOwed, whyLeftOut, type Owed } from './payable.ts'
import { thresholdFor } from './threshold.ts'

/** The money to pay, by currency: who would be in a batch made now, and who is left out and why. */
export async function proposeBatches(
  tx: Tx,
  asked: { storeId: string; upTo: string; currency: string | null },
): Promise<Proposal[]> {
  const all = Map.groupBy(await readOwed(tx, asked), (owed) => owed.currency)
  return Promise.all([...all].map(([currency, owed]) => proposalOf(tx, asked, currency, owed)))
}

async function proposalOf(
  tx: Tx,
  { storeId, upTo }: { storeId: string; upTo: string },
  currency: Owed['currency'],
  owed: readonly Owed[],
): Promise<Proposal> {
  const paid = owed.filter((one) => whyLeftOut(one) === null)
  return {
    currency,
    upTo,
    makers: paid.map((one) => ({ ...nameOf(one), account: maskedAccount(one.bank!) })),
    leftOut: owed.flatMap((one) => {
      const why = whyLeftOut(one)
      return why ? [{ ...nameOf(one), why }] : []
    }),
    total: paid.reduce((sum, { amount }) => sum + amount, 0),
    threshold: await thresholdFor(tx, storeId, currency),
  }
}

const nameOf = ({ makerId, makerName, amount, rows }: Owed) => ({
  makerId: makerId as never,
  makerName,
  amount,
  rows: rows.length,
})
