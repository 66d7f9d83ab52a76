import type { AuditEntry } from '../../../src-shared/cloud-contract/audit.ts'
import { changesOf } from '../../../src-shared/order/change-words.ts'
import { csv, plain, type CsvCell } from '../../../src-shared/std/csv.ts'
import type { Cloud } from '../../cloud.ts'
import type { Claims } from '../../db/database.ts'
import type { AuditPlace, Filter } from '../log/filter-sql.ts'
import { readEntries } from '../log/list-audit.ts'
import { namesIn } from '../log/names.ts'

/** So many entries are written at most: what a spreadsheet still opens. */
export const EXPORT_LIMIT = 100_000
const ROWS_A_READ = 2000

const HEAD = [
  'recorded at (UTC)',
  'happened at (UTC)',
  'station clock (UTC)',
  'log',
  'number',
  'what',
  'about',
  'about whom or which',
  'by',
  'role',
  'station',
  'detail',
  'changed',
]

/** The found entries as CSV, newest first, read and written piece by piece with the rights of `claims`. */
export async function* auditCsv(
  { db }: Pick<Cloud, 'db'>,
  claims: Claims,
  filter: Filter,
  limit = EXPORT_LIMIT,
): AsyncGenerator<string> {
  // The mark tells spreadsheets that it is UTF-8.
  yield `\ufeff${csv([HEAD])}`
  let after: AuditPlace | null = null
  let left = limit
  while (left > 0) {
    const place: AuditPlace | null = after
    const { text, last, rows } = await db.as(claims, async (tx) => {
      const page = await readEntries(tx, claims.store_id, filter, place, Math.min(ROWS_A_READ, left))
      const names = await namesIn(tx, [
        JSON.stringify(page.entries.map(({ change, subjectId }) => [change, subjectId])),
      ])
      return {
        text: csv(page.entries.map((entry) => lineOf(entry, names))),
        last: page.last,
        rows: page.entries.length,
      }
    })
    if (text) yield text
    left -= rows
    after = last
    if (!after) return
  }
  yield csv([[`Only the newest ${limit} entries are in this file. Narrow the dates for the others.`]])
}

function lineOf(entry: AuditEntry, names: Record<string, string>): CsvCell[] {
  const changes = changesOf(entry.change, { names, when: utc })
  return [
    utc(entry.recordedAt),
    utc(entry.at),
    entry.stationClock ? utc(entry.stationClock) : '',
    entry.source,
    plain(entry.seq),
    entry.kind,
    entry.subject,
    entry.subjectName ?? (entry.subjectId ? (names[entry.subjectId] ?? entry.subjectId) : ''),
    entry.actorName,
    entry.actorRole,
    entry.stationName ?? '',
    entry.detail,
    changes.map(({ name, before, after }) => `${name}: ${before || '–'} → ${after || '–'}`).join('; '),
  ]
}

/** `2026-11-21 09:12:00.000`, as spreadsheets read it. */
const utc = (at: string): string => at.replace('T', ' ').replace('Z', '')
