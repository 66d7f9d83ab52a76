import { z } from 'zod'
import { readBank } from '../../src-shared/maker/bank.ts'
import { batchState, payoutState } from '../../src-shared/maker/ledger.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'

const batch = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  currency,
  state: batchState,
  total: minorUnits,
  threshold: minorUnits,
  createdBy: z.uuid(),
  approvedBy: z.uuid().nullable(),
  approvedAt: z.date().nullable(),
  account: z.unknown().transform(readBank),
  payer: z.string(),
})
const payout = z.object({
  id: z.uuid(),
  makerId: z.uuid(),
  makerName: z.string(),
  amount: minorUnits,
  state: payoutState,
  bank: z.unknown().transform(readBank),
  reference: z.string(),
})
export type LockedPayout = z.infer<typeof payout>

/** A batch with its payouts, locked until the transaction ends: whoever does something with it waits here. */
export type LockedBatch = z.infer<typeof batch> & { readonly payouts: readonly LockedPayout[] }

/** Null when the store has none such. Needs the rights of the service. */
export async function lockBatch(service: Tx, storeId: string, id: string): Promise<LockedBatch | null> {
  const [found] = await service.rows(
    batch,
    `select id, store_id as "storeId", currency, state, total::float8, threshold::float8, created_by as "createdBy", approved_by as "approvedBy",
       approved_at as "approvedAt", account, payer from payout_batches where id = $1 and store_id = $2 for update`,
    [id, storeId],
  )
  if (!found) return null
  const payouts = await service.rows(
    payout,
    `select id, maker_id as "makerId", maker_name as "makerName", amount::float8, state, bank, reference
     from payouts where batch_id = $1 order by lower(maker_name), id for update`,
    [id],
  )
  return { ...found, payouts }
}

/** Payouts that are still to be paid. */
export const openPayouts = ({ payouts }: LockedBatch): LockedPayout[] =>
  payouts.filter(({ state }) => state === 'approved' || state === 'exported')
