import { reversalOf } from '../../src-shared/maker/pay.ts'
import type { Tx } from '../db/database.ts'

interface EarningRow {
  base: string
  amount: string
  base_back: string
  amount_back: string
  state: 'pending' | 'paid' | 'reversed'
  /** It is in a payout that is on its way: then its counter-row waits for the next one. */
  in_payout: boolean
}

/**
 * Takes an earning back, whole or `amount` of it (minor units), by a counter-row (X9). An earning that was not paid yet
 * and is taken back whole ends with its counter-rows as `reversed`; else the counter-row waits and is netted in the next
 * payout. The earning's row must be locked. Answers the counter-row's id, or null where nothing was left to take back.
 */
export async function takeBackEarning(
  newId: () => string,
  service: Tx,
  wanted: { earningId: string; amount?: number; reason: string; by: string | null; now: string },
): Promise<string | null> {
  const row = await service.first<EarningRow>(EARNING, [wanted.earningId])
  if (!row) throw new Error(`Earning ${wanted.earningId} does not exist.`)
  const earning = { base: Number(row.base), amount: Number(row.amount) }
  const back = { base: Number(row.base_back), amount: Number(row.amount_back) }
  const left = earning.amount + back.amount
  if (left === 0 && earning.amount > 0) return null
  const reversal = reversalOf(earning, back, wanted.amount ?? left)
  const id = newId()
  await service.query(
    `insert into maker_earnings (id, store_id, maker_id, maker_order_id, order_id, kind, reverses_id, base, rate_percent, amount, currency, reason, created_by, created_at)
     select $2, e.store_id, e.maker_id, e.maker_order_id, e.order_id, 'reversal', e.id, $3, e.rate_percent, $4, e.currency, $5, $6, $7
     from maker_earnings e where e.id = $1`,
    [wanted.earningId, id, reversal.base, reversal.amount, wanted.reason, wanted.by, wanted.now],
  )
  if (row.state === 'pending' && !row.in_payout && left + reversal.amount === 0)
    await service.query(
      `update maker_earnings set state = 'reversed', decision_needed = false where (id = $1 or reverses_id = $1) and state = 'pending'`,
      [wanted.earningId],
    )
  else
    await service.query('update maker_earnings set decision_needed = false where id = $1', [wanted.earningId])
  return id
}

const EARNING = `
  select e.base::text, e.amount::text, e.state,
    coalesce((select sum(r.base) from maker_earnings r where r.reverses_id = e.id), 0)::text as base_back,
    coalesce((select sum(r.amount) from maker_earnings r where r.reverses_id = e.id), 0)::text as amount_back,
    exists (select from payout_lines l join maker_earnings g on g.id = l.earning_id where l.live and e.id in (g.id, g.reverses_id)) as in_payout
  from maker_earnings e where e.id = $1 and e.kind = 'earning'`
