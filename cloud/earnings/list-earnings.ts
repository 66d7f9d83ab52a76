import type { z } from 'zod'
import type { earningFilter, EarningPage } from '../../src-shared/cloud-contract/earnings.ts'
import type { Tx } from '../db/database.ts'
import { readCursor, writeCursor } from '../orders/list-cursor.ts'
import { explainRows } from './earning-rows.ts'

/** Rows of the ledger that the caller may see, newest first, one page. */
export async function listEarnings(tx: Tx, filter: z.output<typeof earningFilter>): Promise<EarningPage> {
  const { where, values } = conditions(filter)
  const after = filter.after === null ? null : readCursor(filter.after)
  const keyed = after
    ? `and (e.created_at, e.id) < ($${values.length + 1}::timestamptz, $${values.length + 2}::uuid)`
    : ''
  const found = await tx.query<{ id: string; cursor_at: string }>(
    `select e.id, to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at
     from maker_earnings e where ${where} ${keyed} order by e.created_at desc, e.id desc limit ${filter.limit + 1}`,
    after ? [...values, after.placedAt, after.id] : values,
  )
  const counted = await tx.first<{ total: number }>(
    `select count(*)::int as total from maker_earnings e where ${where}`,
    values,
  )
  const page = found.slice(0, filter.limit)
  const last = found.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: await tx.elevated((service) =>
      explainRows(
        service,
        page.map(({ id }) => id),
      ),
    ),
    next: last ? writeCursor({ placedAt: last.cursor_at, id: last.id }) : null,
    total: counted?.total ?? 0,
  }
}

function conditions(filter: z.output<typeof earningFilter>): { where: string; values: unknown[] } {
  const values: unknown[] = []
  const bound = (value: unknown): string => `$${values.push(value)}`
  const parts = ['true']
  if (filter.makerId) parts.push(`e.maker_id = ${bound(filter.makerId)}::uuid`)
  if (filter.state === 'decision') parts.push('e.decision_needed')
  else if (filter.state) parts.push(`e.state = ${bound(filter.state)}`)
  if (filter.from) parts.push(`e.created_at >= ${bound(filter.from)}::date::timestamp at time zone 'UTC'`)
  if (filter.to) parts.push(`e.created_at < (${bound(filter.to)}::date + 1)::timestamp at time zone 'UTC'`)
  return { where: parts.join(' and '), values }
}
