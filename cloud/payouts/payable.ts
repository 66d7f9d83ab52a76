import { z } from 'zod'
import { readBank, type BankDetails } from '../../src-shared/maker/bank.ts'
import type { LeftOut } from '../../src-shared/maker/ledger.ts'
import { signedMinorUnits } from '../../src-shared/maker/ledger.ts'
import { currency } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'
import { LEDGER, READY } from '../earnings/ready.ts'

const owed = z.object({
  makerId: z.uuid(),
  makerName: z.string(),
  currency,
  amount: signedMinorUnits,
  rows: z.array(z.uuid()),
  suspended: z.boolean(),
  bank: z.unknown().transform(readBank),
})

/** What one maker is owed in one currency, and by which rows of the ledger. */
export type Owed = z.infer<typeof owed> & { readonly bank: BankDetails | null }

/**
 * What every maker is owed by rows that are ready and in no live payout, up to a day of UTC and including it. One
 * currency, or all.
 */
export const readOwed = (
  tx: Tx,
  asked: { readonly storeId: string; readonly upTo: string; readonly currency: string | null },
): Promise<Owed[]> => tx.rows(owed, OWED, [asked.storeId, asked.upTo, asked.currency])

/** Why nothing is sent to this maker now; null where it is. */
export function whyLeftOut({
  suspended,
  amount,
  bank,
}: Pick<Owed, 'suspended' | 'amount' | 'bank'>): LeftOut | null {
  if (amount <= 0) return 'nothing_left'
  if (suspended) return 'suspended'
  return bank ? null : 'no_bank'
}

const OWED = `
  select e.maker_id as "makerId", u.name as "makerName", e.currency, sum(e.amount)::float8 as amount, array_agg(e.id order by e.id) as rows,
    p.status = 'suspended' as suspended, p.bank
  from ${LEDGER}
  join maker_profiles p on p.id = e.maker_id
  join users u on u.id = p.user_id
  where e.store_id = $1 and ${READY} and e.created_at < ($2::date + 1)::timestamp at time zone 'UTC' and ($3::text is null or e.currency = $3)
    and not exists (select from payout_lines l where l.earning_id = e.id and l.live)
  group by e.maker_id, u.name, e.currency, p.status, p.bank having sum(e.amount) <> 0
  order by e.currency, lower(u.name), e.maker_id`
