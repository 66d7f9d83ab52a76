import type { OrderSort } from '../../src-shared/cloud-contract/order-filter.ts'

/** How a list is sorted: the SQL of its key, what the key is, and which way. Each has an index of its own (004, 012). */
export interface Order {
  readonly key: string
  readonly type: 'timestamptz' | 'bigint'
  readonly down: boolean
}

const OPEN_DUE = `(case when o.status in ('new', 'in_production', 'partially_shipped') then o.due_at else 'infinity' end)`

export const ORDERS: Record<OrderSort, Order> = {
  newest: { key: 'o.placed_at', type: 'timestamptz', down: true },
  oldest: { key: 'o.placed_at', type: 'timestamptz', down: false },
  due: { key: OPEN_DUE, type: 'timestamptz', down: false },
  largest: { key: 'o.total', type: 'bigint', down: true },
  smallest: { key: 'o.total', type: 'bigint', down: false },
}

/** Where a page ended: the key of its last row as the database writes it, and the row's id. */
export interface PageEnd {
  readonly key: string
  readonly id: string
}

export const writePageEnd = ({ key, id }: PageEnd): string =>
  Buffer.from(`${key}|${id}`).toString('base64url')

/** Null for anything that is no cursor of ours, or one of a list that was sorted by something else. */
export function readPageEnd(text: string, { type }: Order): PageEnd | null {
  const match = KEYS[type].exec(Buffer.from(text, 'base64url').toString())
  return match ? { key: match[1]!, id: match[2]! } : null
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const KEYS = {
  timestamptz: new RegExp(String.raw`^(infinity|\d{4,6}-\d\d-\d\dT[\d:.]{8,15}Z)\|(${ID})$`),
  bigint: new RegExp(String.raw`^(\d{1,18})\|(${ID})$`),
}

/** `found.key` as text that reads back to the microsecond. */
export const keyText = ({ type }: Order): string =>
  type === 'bigint'
    ? 'found.key::text'
    : `case when found.key = 'infinity' then 'infinity' else to_char(found.key at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end`
