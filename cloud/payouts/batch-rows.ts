import { batch, batchRow, type Batch, type BatchRow } from '../../src-shared/cloud-contract/payouts.ts'
import { maskedAccount, readBank } from '../../src-shared/maker/bank.ts'
import type { BatchState } from '../../src-shared/maker/ledger.ts'
import type { Tx } from '../db/database.ts'
import { readCursor, writeCursor } from '../orders/list-cursor.ts'
import { asInstants } from '../orders/order-rows.ts'

const COLUMNS = `
  b.id, b.currency, to_char((b.up_to - interval '1 day') at time zone 'UTC', 'YYYY-MM-DD') as "upTo", b.state, b.total::float8 as total, b.threshold::float8 as threshold,
  (select count(*)::int from payouts p where p.batch_id = b.id and p.state <> 'cancelled') as makers,
  (select count(*)::int from payouts p where p.batch_id = b.id and p.state = 'returned') as returned,
  c.name as "createdBy", b.created_by as "createdById", b.created_at as "createdAt", a.name as "approvedBy", b.approved_at as "approvedAt",
  b.exported_at as "exportedAt", b.paid_at as "paidAt", b.cancelled_at as "cancelledAt", b.reason`
const TABLES = `payout_batches b join users c on c.id = b.created_by left join users a on a.id = b.approved_by`

/** Batches that the caller may see, newest first, one page. */
export async function listBatches(
  tx: Tx,
  filter: { readonly state: BatchState | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: BatchRow[]; next: string | null; total: number }> {
  const after = filter.after === null ? null : readCursor(filter.after)
  const rows = await tx.query<{ cursor_at: string; id: string }>(
    `select ${COLUMNS}, to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at from ${TABLES}
     where ($1::text is null or b.state = $1) and ($2::timestamptz is null or (b.created_at, b.id) < ($2::timestamptz, $3::uuid))
     order by b.created_at desc, b.id desc limit ${filter.limit + 1}`,
    [filter.state, after?.placedAt ?? null, after?.id ?? null],
  )
  const counted = await tx.first<{ total: number }>(
    'select count(*)::int as total from payout_batches where $1::text is null or state = $1',
    [filter.state],
  )
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: page.map((row) => batchRow.parse(asInstants(row))),
    next: last ? writeCursor({ placedAt: last.cursor_at, id: last.id }) : null,
    total: counted?.total ?? 0,
  }
}

/** One batch with its payouts; null when the caller sees none such. */
export async function readBatch(tx: Tx, id: string): Promise<Batch | null> {
  const row = await tx.first<Record<string, unknown>>(`select ${COLUMNS} from ${TABLES} where b.id = $1`, [
    id,
  ])
  if (!row) return null
  const payouts = await tx.query<{ bank: unknown }>(PAYOUTS, [id])
  return batch.parse({
    ...asInstants(row),
    payouts: payouts.map(({ bank: stored, ...payout }) => {
      const bank = readBank(stored)
      return { ...asInstants(payout), account: bank && maskedAccount(bank) }
    }),
  })
}

const PAYOUTS = `
  select p.id, p.maker_id as "makerId", p.maker_name as "makerName", p.amount::float8 as amount, p.currency, p.state, p.bank, p.reference,
    to_char(p.paid_on, 'YYYY-MM-DD') as "paidOn", p.returned_at as "returnedAt", p.reason,
    (select count(*)::int from payout_lines l where l.payout_id = p.id) as rows
  from payouts p where p.batch_id = $1 order by lower(p.maker_name), p.id`
