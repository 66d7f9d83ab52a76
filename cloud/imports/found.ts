import {
  importArticle,
  importedOrder,
  importFinding,
  type ImportArticle,
  type ImportedOrder,
  type ImportFinding,
} from '../../src-shared/cloud-contract/imports.ts'
import type { Tx } from '../db/database.ts'
import { OURS } from './missing-keys.ts'

interface PageQuery {
  readonly id: string
  readonly offset: number
  readonly limit: number
}
interface PageOf<Row> {
  readonly rows: Row[]
  readonly total: number
  readonly next: number | null
}

const pageOf = <Row>(rows: Row[], total: number, offset: number): PageOf<Row> => {
  const end = offset + rows.length
  return { rows, total, next: rows.length > 0 && end < total ? end : null }
}

/** A page of the orders that a file holds. */
export async function foundOrders(
  tx: Tx,
  { id, state, offset, limit }: PageQuery & { readonly state: string | null },
): Promise<PageOf<ImportedOrder>> {
  const rows = await tx.rows(
    importedOrder,
    `select position, number, first_row as "firstRow", last_row as "lastRow", state, customer, total::float8 as total, sentence, order_id as "orderId",
       coalesce((select sum((l ->> 'quantity')::int) from jsonb_array_elements(draft -> 'lines') l), 0)::int as pieces
     from import_orders where import_id = $1 and ($2::text is null or state = $2) order by position offset $3 limit $4`,
    [id, state, offset, limit],
  )
  const all = await tx.first<{ total: number }>(
    'select count(*)::int as total from import_orders where import_id = $1 and ($2::text is null or state = $2)',
    [id, state],
  )
  return pageOf(rows, all?.total ?? 0, offset)
}

/** A page of the row report. */
export async function foundFindings(
  tx: Tx,
  { id, offset, limit }: PageQuery,
): Promise<PageOf<ImportFinding>> {
  const rows = await tx.rows(
    importFinding,
    `select row_number as row, column_name as column, problem, advice, note from import_rows
     where import_id = $1 order by position offset $2 limit $3`,
    [id, offset, limit],
  )
  const all = await tx.first<{ total: number }>(
    'select count(*)::int as total from import_rows where import_id = $1',
    [id],
  )
  return pageOf(rows, all?.total ?? 0, offset)
}

/** A page of the other shop's articles, those that are none of ours first. */
export async function foundArticles(
  tx: Tx,
  { id, offset, limit }: PageQuery,
): Promise<PageOf<ImportArticle>> {
  const rows = await tx.query<ImportArticle & { total: number }>(
    `with seen as (
       select l ->> 'key' as key, min(l ->> 'title') as title, count(distinct o.position)::int as orders, sum((l ->> 'quantity')::int)::int as pieces
       from import_orders o, jsonb_array_elements(o.draft -> 'lines') l
       where o.import_id = $1 and o.state in ('good', 'unmatched', 'made', 'failed') group by 1),
     matched as (
       select distinct on (s.key) s.key, ours.id, ours.by_sku from seen s
       join ${OURS} ours on ours.key = case when ours.by_sku then lower(s.key) else s.key end order by s.key, ours.by_sku)
     select s.key, s.title, s.orders, s.pieces, count(*) over ()::int as total,
       case when m.id is not null then json_build_object('id', v.id, 'sku', v.sku, 'title', p.title || ', ' || v.title) end as variant,
       case when m.by_sku then 'sku' when m.id is not null then 'person' end as by
     from seen s left join matched m on m.key = s.key
     left join product_variants v on v.id = m.id left join products p on p.id = v.product_id
     order by m.id is not null, s.orders desc, s.key offset $2 limit $3`,
    [id, offset, limit],
  )
  return pageOf(
    rows.map((row) => importArticle.parse(row)),
    rows[0]?.total ?? 0,
    offset,
  )
}
