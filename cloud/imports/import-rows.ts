import { importView, type ImportView } from '../../src-shared/cloud-contract/imports.ts'
import type { Tx } from '../db/database.ts'
import { MISSING_KEYS } from './missing-keys.ts'
import { Problem } from '../problem.ts'

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const SELECT = `
  select i.id, i.file_name as "fileName", i.bytes::int, ${iso('i.created_at')} as "createdAt", i.created_by_name as "createdBy", i.shop, i.state,
    i.done, i.total, i.sentence, i.detected, i.wanted, s.currency, coalesce(i.fallback_email, s.support_email) as "fallbackEmail",
    coalesce((select json_object_agg(c.state, c.orders) from
      (select o.state, count(*)::int as orders from import_orders o where o.import_id = i.id group by o.state) c), '{}') as counts,
    (select count(*)::int from import_rows r where r.import_id = i.id) as findings,
    (select json_build_object('id', e.id, 'at', ${iso('e.created_at')}, 'made', (select count(*)::int from import_orders o where o.import_id = e.id and o.state = 'made'))
      from imports e where e.store_id = i.store_id and e.sha256 = i.sha256 and e.id <> i.id and e.created_at <= i.created_at and e.state in ('running', 'done')
      order by e.created_at desc limit 1) as "sameFile"
  from imports i join stores s on s.id = i.store_id`

const NONE = { good: 0, unmatched: 0, bad: 0, unwanted: 0, duplicate: 0, made: 0, failed: 0 }

/** One import as the office sees it; null where the caller may not. */
export async function oneImport(tx: Tx, id: string): Promise<ImportView | null> {
  const row = await tx.first<Row>(`${SELECT} where i.id = $1`, [id])
  if (!row) return null
  const [missing] = await tx.query<{ keys: number }>(`select cardinality(${MISSING_KEYS}) as keys`, [id, 0])
  return toView(row, missing?.keys ?? 0)
}

export async function listImports(
  tx: Tx,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: ImportView[]; total: number; next: number | null }> {
  const rows = await tx.query<Row>(`${SELECT} order by i.created_at desc, i.id desc offset $1 limit $2`, [
    offset,
    limit,
  ])
  const all = await tx.first<{ total: number }>('select count(*)::int as total from imports')
  const total = all?.total ?? 0
  const end = offset + rows.length
  return {
    rows: rows.map((row) => toView(row, 0)),
    total,
    next: rows.length > 0 && end < total ? end : null,
  }
}

/** The import, or the 404 of a caller who may not see it. */
export async function importOrProblem(tx: Tx, id: string): Promise<ImportView> {
  const found = await oneImport(tx, id)
  if (!found) throw new Problem(404, 'not_found', 'There is no such import.')
  return found
}

type Row = Omit<ImportView, 'unmatched' | 'counts'> & { counts: Partial<ImportView['counts']> }

const toView = (row: Row, unmatched: number): ImportView =>
  importView.parse({ ...row, counts: { ...NONE, ...row.counts }, unmatched })
