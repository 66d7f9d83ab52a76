import type { z } from 'zod'
import {
  workSlice,
  type workFilter,
  type WorkRow,
  type WorkSlice,
} from '../../src-shared/cloud-contract/makers/work.ts'
import type { Tx } from '../db/database.ts'
import { readCursor, writeCursor } from '../orders/list-cursor.ts'
import { STUCK } from '../orders/order-conditions.ts'
import { readWorkRow, WORK_COLUMNS, WORK_TABLES, type StoredWork } from './work-rows.ts'

export interface WorkPage {
  readonly rows: WorkRow[]
  readonly next: string | null
  readonly total: number
  readonly counts: Record<WorkSlice, number>
}

/** What each slice asks for; `$1` is now. */
const SLICES: Record<WorkSlice, string> = {
  unassigned: 'f.maker_id is null and f.factory_id is null',
  with_maker: 'f.maker_id is not null',
  at_factory: 'f.factory_id is not null',
  cannot_make: STUCK,
  overdue: 'f.due_at < $1',
}

/** Open work of paid orders that makers or factories make, what is due first first, one page; paged by key. */
export async function listWork(tx: Tx, filter: z.output<typeof workFilter>, now: Date): Promise<WorkPage> {
  const values: unknown[] = [now]
  const bound = (value: unknown): string => `$${values.push(value)}`
  const parts = [OPEN]
  if (filter.slice) parts.push(SLICES[filter.slice])
  if (filter.makerId) parts.push(`f.maker_id = ${bound(filter.makerId)}::uuid`)
  const search = filter.search.trim()
  if (search) parts.push(searched(bound(`%${search.replace(/[\\%_]/g, '\\$&')}%`)))
  const where = parts.join(' and ')
  const counted = await tx.first<{ total: number }>(
    `select count(*)::int as total from ${WORK_TABLES} where ${where}`,
    [...values],
  )
  const after = filter.after === null ? null : readCursor(filter.after)
  const keyed = after
    ? `and (f.due_at, f.id) > (${bound(after.placedAt)}::timestamptz, ${bound(after.id)}::uuid)`
    : ''
  const rows = await tx.query<StoredWork & { cursor_at: string }>(
    `select ${WORK_COLUMNS}, to_char(f.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at
     from ${WORK_TABLES} where ${where} ${keyed} order by f.due_at, f.id limit ${filter.limit + 1}`,
    values,
  )
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: page.map((row) => readWorkRow(row, now)),
    next: last ? writeCursor({ placedAt: last.cursor_at, id: last.doc.id }) : null,
    total: counted?.total ?? 0,
    counts: await countSlices(tx, now),
  }
}

/** `$1` is used in any case, so that its type is known. */
const OPEN = `$1::timestamptz is not null and f.status in ('pending', 'submitted', 'processing') and f.provider in ('factory', 'maker')
  and o.payment_status in ('paid', 'partially_refunded')`

/** By order, customer, maker, or what is to be made. */
const searched = (pattern: string): string => `(
  o.order_number ilike ${pattern} or o.customer_name ilike ${pattern} or u.name ilike ${pattern}
  or exists (select from order_items i where i.order_id = o.id and (i.title ilike ${pattern} or i.sku ilike ${pattern})))`

async function countSlices(tx: Tx, now: Date): Promise<Record<WorkSlice, number>> {
  const counts = workSlice.options.map((slice) => `count(*) filter (where ${SLICES[slice]})::int as ${slice}`)
  const row = await tx.first<Record<WorkSlice, number>>(
    `select ${counts.join(', ')} from fulfillment_requests f join orders o on o.id = f.order_id where ${OPEN}`,
    [now],
  )
  return row!
}
