import { auditEntry, type AuditEntry } from '../../../src-shared/cloud-contract/audit.ts'
import type { Tx } from '../../db/database.ts'
import { readCursor, writeCursor } from './audit-cursor.ts'
import { countUpTo } from './count-up-to.ts'
import { bound, branchesOf, TABLES, type AuditPlace, type Branch, type Filter } from './filter-sql.ts'
import { namesIn } from './names.ts'
import { searched } from './searched.ts'

export interface AuditPage {
  readonly rows: AuditEntry[]
  /** Names of what the changes mention by id. */
  readonly names: Record<string, string>
  readonly next: string | null
  readonly found: number | null
}

/** Entries of both logs that the caller may see, newest first, one page. Paged by key: a new entry shifts nothing. */
export async function listAudit(
  tx: Tx,
  storeId: string,
  filter: Filter & { readonly after: string | null; readonly limit: number },
): Promise<AuditPage> {
  const after = filter.after === null ? null : readCursor(filter.after)
  const { entries, last, found } = await readEntries(tx, storeId, filter, after, filter.limit)
  const subjects = entries.map(({ subjectId }) => subjectId)
  const names = await namesIn(tx, [JSON.stringify(entries.map(({ change }) => change)), ...subjects])
  return {
    rows: entries.map((entry) =>
      auditEntry.parse({
        ...entry,
        subjectName: entry.subjectName ?? (entry.subjectId ? (names[entry.subjectId] ?? null) : null),
      }),
    ),
    names,
    next: last ? writeCursor(last) : null,
    found: after === null ? (found ?? (await countUpTo(tx, storeId, filter))) : null,
  }
}

/** Entries as they are stored, behind `after`. `last` is where the next page begins; `found` is there where it was counted on the way. */
export async function readEntries(
  tx: Tx,
  storeId: string,
  filter: Filter,
  after: AuditPlace | null,
  limit: number,
): Promise<{ entries: AuditEntry[]; last: AuditPlace | null; found: number | null }> {
  const to = bound()
  const branches = branchesOf(storeId, filter, after, to).map((branch) => branchOf(branch, limit + 1))
  const text = `select * from (${branches.join(' union all ')}) found order by recorded_at desc, source desc, seq desc limit ${limit + 1}`
  if (branches.length === 0) return { entries: [], last: null, found: 0 }
  const { rows, found } = filter.search.trim()
    ? await searched(tx, storeId, filter, (searcher) => searcher.query<Row>(text, to.values))
    : { rows: await tx.query<Row>(text, to.values), found: null }
  const page = rows.slice(0, limit)
  const end = rows.length > limit ? page.at(-1) : undefined
  return {
    entries: page.map(toEntry),
    last: end ? { recordedAt: end.cursor_at, source: end.source, seq: end.seq } : null,
    found,
  }
}

/** The rows of a page are found first; then what they are called. */
const branchOf = ({ source, where }: Branch, limit: number): string => `
  (select ${COLUMNS[source]} from (
    select e.* from ${TABLES[source]} e where ${where} order by e.recorded_at desc, e.seq desc limit ${limit}
  ) e ${JOINS[source]} left join devices d on d.id = e.device_id)`
const JOINS = { order: 'left join orders o on o.id = e.order_id', office: '' } as const

const SHARED = `e.seq::text, e.id, e.actor_id as "actorId", e.actor_name as "actorName", e.actor_role as "actorRole", d.name as "stationName", e.detail, e.change,
  to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_at, e.recorded_at`
const COLUMNS = {
  order: `'order' as source, ${SHARED}, e.kind, 'order' as subject, e.order_id as "subjectId", o.order_number as "subjectName", e.occurred_at, e.station_clock`,
  office: `'office' as source, ${SHARED}, e.action as kind, e.subject_type as subject, e.subject_id as "subjectId", null as "subjectName", e.recorded_at as occurred_at, null::timestamptz as station_clock`,
} as const

type Row = Omit<AuditEntry, 'seq' | 'at' | 'stationClock' | 'recordedAt'> & {
  seq: string
  cursor_at: string
  recorded_at: Date
  occurred_at: Date
  station_clock: Date | null
}

const toEntry = ({
  seq,
  cursor_at: _,
  recorded_at,
  occurred_at,
  station_clock,
  ...entry
}: Row): AuditEntry => ({
  ...entry,
  seq: Number(seq),
  at: occurred_at.toISOString(),
  stationClock: station_clock?.toISOString() ?? null,
  recordedAt: recorded_at.toISOString(),
})
