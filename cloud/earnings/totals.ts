import {
  earningMonth,
  earningTotals,
  type EarningMonth,
  type EarningTotals,
} from '../../src-shared/cloud-contract/earnings.ts'
import type { Tx } from '../db/database.ts'
import { LEDGER, READY } from './ready.ts'

/** Pending and paid, summed over the rows that the caller may see, by currency (S0.17). One maker's, or everybody's. */
export const sumEarnings = (tx: Tx, makerId: string | null): Promise<EarningTotals[]> =>
  tx.rows(
    earningTotals,
    `select e.currency,
       coalesce(sum(e.amount) filter (where e.state = 'pending'), 0)::float8 as pending,
       coalesce(sum(e.amount) filter (where ${READY}), 0)::float8 as ready,
       coalesce(sum(e.amount) filter (where e.state = 'pending' and e.decision_needed), 0)::float8 as undecided,
       coalesce(sum(e.amount) filter (where e.state = 'paid'), 0)::float8 as paid,
       count(*)::int as rows
     from ${LEDGER} where $1::uuid is null or e.maker_id = $1 group by e.currency order by count(*) desc, e.currency`,
    [makerId],
  )

/** What was earned, taken back and paid out, by month of UTC, newest first. */
export const sumMonths = (tx: Tx, makerId: string | null): Promise<EarningMonth[]> =>
  tx.rows(
    earningMonth,
    `select to_char(at, 'YYYY-MM') as month, currency, sum(earned)::float8 as earned, sum(back)::float8 as "takenBack", sum(paid)::float8 as "paidOut"
     from (
       select (e.created_at at time zone 'UTC')::date as at, e.currency, case e.kind when 'earning' then e.amount else 0 end as earned,
         case e.kind when 'reversal' then e.amount else 0 end as back, 0::bigint as paid
       from maker_earnings e where $1::uuid is null or e.maker_id = $1
       union all
       select p.paid_on, p.currency, 0, 0, p.amount from payouts p where p.state = 'paid' and ($1::uuid is null or p.maker_id = $1)
     ) as moved group by 1, 2 order by 1 desc, 2`,
    [makerId],
  )
