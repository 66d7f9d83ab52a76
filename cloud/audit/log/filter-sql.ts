import type { z } from 'zod'
import type { auditFilter, AuditSource } from '../../../src-shared/cloud-contract/audit.ts'
import { orderNumber } from '../../../src-shared/ids/order-number.ts'

export type Filter = z.output<typeof auditFilter>

/** Where a page ended: the moment to the microsecond, the source, and the entry's number there. */
export interface AuditPlace {
  readonly recordedAt: string
  readonly source: AuditSource
  readonly seq: string
}

/** Where each kind of entry is kept. */
export const TABLES: Record<AuditSource, string> = { order: 'order_events', office: 'admin_audit_log' }

/** One branch of the search: its table's entries, with conditions that an index of its own answers. */
export interface Branch {
  readonly source: AuditSource
  readonly where: string
}

/** Collects bound values; `$1` is the first. */
export interface Bound {
  readonly values: unknown[]
  bind(value: unknown): string
}
export const bound = (): Bound => {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

/**
 * The branches that can hold what a filter asks for, each with its conditions. The store's own condition is there too,
 * although row-level security says the same: it is what the indexes begin with.
 */
export function branchesOf(storeId: string, filter: Filter, after: AuditPlace | null, to: Bound): Branch[] {
  const [kindSource, kind] = filter.kind ? split(filter.kind) : [null, null]
  return (['order', 'office'] as const)
    .filter((source) => (kindSource === null || kindSource === source) && mayHold(source, filter))
    .map((source) => {
      const parts = [`e.store_id = ${to.bind(storeId)}::uuid`]
      if (kind !== null) parts.push(`e.${source === 'order' ? 'kind' : 'action'} = ${to.bind(kind)}`)
      parts.push(...common(source, filter, to), ...beyond(source, after, to))
      return { source, where: parts.join(' and ') }
    })
}

const split = (kind: string): [AuditSource, string] =>
  kind.startsWith('office:') ? ['office', kind.slice(7)] : ['order', kind.replace(/^order:/, '')]

/** The stories of orders are about orders only. */
const mayHold = (source: AuditSource, { subject }: Filter): boolean =>
  source === 'office' || subject === null || subject === 'order'

function common(source: AuditSource, filter: Filter, to: Bound): string[] {
  const parts: string[] = []
  if (filter.personId) parts.push(`e.actor_id = ${to.bind(filter.personId)}::uuid`)
  if (filter.role) parts.push(`e.actor_role = ${to.bind(filter.role)}`)
  if (filter.stationId) parts.push(`e.device_id = ${to.bind(filter.stationId)}::uuid`)
  if (filter.from) parts.push(`e.recorded_at >= ${to.bind(filter.from)}::timestamptz`)
  if (filter.to) parts.push(`e.recorded_at < ${to.bind(filter.to)}::timestamptz`)
  if (source === 'office' && filter.subject) parts.push(`e.subject_type = ${to.bind(filter.subject)}`)
  if (filter.subjectId) parts.push(`e.${subjectColumn(source)} = ${to.bind(filter.subjectId)}::uuid`)
  const searched = filter.search.trim()
  if (searched) parts.push(search(source, searched, to))
  return parts
}

const subjectColumn = (source: AuditSource): string => (source === 'order' ? 'order_id' : 'subject_id')

/** An order's number finds its story; words are the beginnings of words in the detail or in the name of who did it. */
function search(source: AuditSource, text: string, to: Bound): string {
  const number = orderNumber.safeParse(text)
  if (number.success)
    return `e.${subjectColumn(source)} = (select o.id from orders o where o.order_number = ${to.bind(number.data)})`
  const query = text
    .split(/\s+/)
    .map((word) => `'${word.replace(/['\\]/g, ' ').trim()}':*`)
    .filter((word) => word !== "'':*")
    .join(' & ')
  return `to_tsvector('simple', e.actor_name || ' ' || e.detail) @@ to_tsquery('simple', ${to.bind(query)})`
}

/** Behind the last row of the page before, in the order (recorded, source, number), all downwards. */
function beyond(source: AuditSource, after: AuditPlace | null, to: Bound): string[] {
  if (!after) return []
  const at = to.bind(after.recordedAt)
  if (source === after.source)
    return [`(e.recorded_at, e.seq) < (${at}::timestamptz, ${to.bind(after.seq)}::bigint)`]
  return [`e.recorded_at ${source < after.source ? '<=' : '<'} ${at}::timestamptz`]
}
