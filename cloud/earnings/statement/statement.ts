import { z } from 'zod'
import { signedMinorUnits } from '../../../src-shared/maker/ledger.ts'
import type { Currency } from '../../../src-shared/money/money.ts'
import type { Tx } from '../../db/database.ts'
import { explainRows } from '../earning-rows.ts'

/** One line of a statement. Amounts in minor units; `balance` is what is owed to the maker after it. */
export interface StatementLine {
  /** Calendar day of UTC. */
  readonly day: string
  readonly kind: 'earning' | 'reversal' | 'payout' | 'returned'
  readonly orderNumber: string
  readonly items: string
  readonly base: number | null
  readonly ratePercent: number | null
  readonly amount: number
  readonly reason: string
  readonly balance: number
}

/** What a maker earned and got in a period, in one currency. opening + all amounts = closing. */
export interface Statement {
  readonly storeName: string
  readonly addressLines: readonly string[]
  readonly makerName: string
  readonly currency: Currency
  /** Calendar days of UTC, both included. */
  readonly from: string
  readonly to: string
  readonly opening: number
  readonly lines: readonly StatementLine[]
  readonly earned: number
  readonly takenBack: number
  readonly paidOut: number
  readonly closing: number
}

export interface Period {
  readonly makerId: string
  readonly currency: Currency
  readonly from: string
  readonly to: string
}

/**
 * Reads a statement under the caller's rights. Rows count on the day they were written, payouts on the day they were
 * paid, and money that a bank sent back on the day it came. Null when the caller sees no such maker.
 */
export async function readStatement(tx: Tx, period: Period): Promise<Statement | null> {
  const { makerId, currency, from, to } = period
  const [head] = await tx.rows(HEAD, HEAD_SQL, [makerId])
  if (!head) return null
  const [{ opening } = { opening: 0 }] = await tx.rows(
    z.object({ opening: signedMinorUnits }),
    `select coalesce(sum(amount), 0)::float8 as opening from (${MOVES}) as moved where day < $3::date`,
    [makerId, currency, from],
  )
  const moves = await tx.rows(
    MOVE,
    `select id, kind, to_char(day, 'YYYY-MM-DD') as day, amount, text from (${MOVES}) as moved where day between $3::date and $4::date order by day, at, id`,
    [makerId, currency, from, to],
  )
  const rows = await tx.elevated((service) =>
    explainRows(
      service,
      moves.filter(({ kind }) => kind === 'earning' || kind === 'reversal').map(({ id }) => id),
    ),
  )
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  let balance = opening
  const lines = moves.map((move): StatementLine => {
    balance += move.amount
    const row = rowOf.get(move.id)
    return {
      day: move.day,
      kind: move.kind,
      orderNumber: row?.orderNumber ?? '',
      items: row?.items ?? '',
      base: row?.base ?? null,
      ratePercent: row?.ratePercent ?? null,
      amount: move.amount,
      reason: row?.reason ?? move.text,
      balance,
    }
  })
  const sum = (kinds: readonly StatementLine['kind'][]): number =>
    lines.reduce((total, line) => (kinds.includes(line.kind) ? total + line.amount : total), 0)
  return {
    ...head,
    currency,
    from,
    to,
    opening,
    lines,
    earned: sum(['earning']),
    takenBack: sum(['reversal']),
    paidOut: sum(['payout', 'returned']),
    closing: balance,
  }
}

const HEAD = z.object({ storeName: z.string(), addressLines: z.array(z.string()), makerName: z.string() })
const HEAD_SQL = `
  select s.name as "storeName", s.address_lines as "addressLines", u.name as "makerName"
  from maker_profiles m join users u on u.id = m.user_id join stores s on s.id = m.store_id where m.id = $1`

const MOVE = z.object({
  id: z.uuid(),
  kind: z.enum(['earning', 'reversal', 'payout', 'returned']),
  day: z.iso.date(),
  amount: signedMinorUnits,
  text: z.string(),
})
/** All that moves what is owed to a maker ($1) in a currency ($2). A sum of bigints is exact; as float8 it is up to 2^53. */
const MOVES = `
  select e.id, e.kind, (e.created_at at time zone 'UTC')::date as day, e.created_at as at, e.amount::float8 as amount, '' as text
  from maker_earnings e where e.maker_id = $1 and e.currency = $2
  union all
  select p.id, 'payout', p.paid_on, p.created_at, -p.amount::float8, p.reference from payouts p
  where p.maker_id = $1 and p.currency = $2 and p.paid_on is not null
  union all
  select p.id, 'returned', greatest((p.returned_at at time zone 'UTC')::date, p.paid_on), p.returned_at, p.amount::float8, p.reason from payouts p
  where p.maker_id = $1 and p.currency = $2 and p.paid_on is not null and p.returned_at is not null`
