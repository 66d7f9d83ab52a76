import { z } from 'zod'
import type { makerFilter, MakerRow } from '../../src-shared/cloud-contract/makers/profiles.ts'
import { makerStatus, type MakerStatus } from '../../src-shared/maker/profile.ts'
import type { Tx } from '../db/database.ts'
import { MAKER_COLUMNS, MAKER_TABLES, readMakerRow, recordSince, type StoredMaker } from './maker-rows.ts'

export interface MakerPage {
  readonly rows: MakerRow[]
  readonly next: string | null
  readonly total: number
  readonly byStatus: Record<MakerStatus, number>
}

/** Makers that the caller may see, by name, one page; paged by key. */
export async function listMakers(
  tx: Tx,
  filter: z.output<typeof makerFilter>,
  now: Date,
): Promise<MakerPage> {
  const values: unknown[] = [recordSince(now)]
  const bound = (value: unknown): string => `$${values.push(value)}`
  const parts = ['$1::timestamptz is not null']
  if (filter.status) parts.push(`m.status = ${bound(filter.status)}`)
  const search = filter.search.trim()
  if (search) parts.push(searched(bound(`%${search.replace(/[\\%_]/g, '\\$&')}%`)))
  const where = parts.join(' and ')
  const counted = await tx.first<{ total: number }>(
    `select count(*)::int as total from maker_profiles m join users u on u.id = m.user_id where ${where}`,
    [...values],
  )
  const after = filter.after === null ? null : readCursor(filter.after)
  const keyed = after ? `and (lower(u.name), m.id) > (${bound(after.name)}, ${bound(after.id)}::uuid)` : ''
  const rows = await tx.query<StoredMaker & { cursor_name: string }>(
    `select ${MAKER_COLUMNS}, lower(u.name) as cursor_name from ${MAKER_TABLES}
     where ${where} ${keyed} order by lower(u.name), m.id limit ${filter.limit + 1}`,
    values,
  )
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: page.map(readMakerRow),
    next: last ? writeCursor({ name: last.cursor_name, id: last.id }) : null,
    total: counted?.total ?? 0,
    byStatus: await countByStatus(tx),
  }
}

/** By name, e-mail, city, or what they can. */
const searched = (pattern: string): string => `(
  u.name ilike ${pattern} or u.email ilike ${pattern} or m.location ->> 'city' ilike ${pattern}
  or (m.capabilities -> 'processes')::text ilike ${pattern} or (m.capabilities -> 'materials')::text ilike ${pattern})`

async function countByStatus(tx: Tx): Promise<Record<MakerStatus, number>> {
  const rows = await tx.query<{ status: MakerStatus; makers: number }>(
    'select status, count(*)::int as makers from maker_profiles group by status',
  )
  const counts = new Map(rows.map((row) => [row.status, row.makers]))
  return Object.fromEntries(
    makerStatus.options.map((status) => [status, counts.get(status) ?? 0]),
  ) as MakerPage['byStatus']
}

const cursor = z.object({ name: z.string(), id: z.uuid() })

const writeCursor = (at: z.infer<typeof cursor>): string =>
  Buffer.from(JSON.stringify(at)).toString('base64url')

/** Null for anything that is no cursor of ours. */
function readCursor(text: string): z.infer<typeof cursor> | null {
  try {
    return cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data ?? null
  } catch {
    return null
  }
}
