import { earningRow, type EarningRow } from '../../src-shared/cloud-contract/earnings.ts'
import type { Tx } from '../db/database.ts'
import { asInstants } from '../orders/order-rows.ts'
import { READY } from './ready.ts'

/**
 * Rows of the ledger by id, in the order asked for, with what explains them. Who may see which rows was decided by
 * whoever found the ids under the caller's rights: order numbers and items are read as the service, because a maker may
 * not read orders (`service` is the elevated transaction).
 */
export async function explainRows(service: Tx, ids: readonly string[]): Promise<EarningRow[]> {
  if (ids.length === 0) return []
  const rows = await service.query<Record<string, unknown>>(EXPLAIN, [ids])
  return rows.map((row) => earningRow.parse(asInstants(row)))
}

const EXPLAIN = `
  select e.id, e.maker_id as "makerId", u.name as "makerName", e.order_id as "orderId", o.order_number as "orderNumber",
    coalesce((select string_agg(fi.quantity || ' × ' || i.title || case when i.variant_title = '' then '' else ', ' || i.variant_title end, '; ' order by i.position, i.id)
      from fulfillment_request_items fi join order_items i on i.id = fi.order_item_id where fi.fulfillment_request_id = m.fulfillment_request_id), '') as items,
    e.kind, e.reverses_id as "reversesId", e.base::float8 as base, e.rate_percent::float8 as "ratePercent", e.amount::float8 as amount, e.currency, e.state,
    e.decision_needed as "decisionNeeded", ${READY} as ready, e.reason, b.name as by, e.created_at as at, e.paid_at as "paidAt",
    (e.amount + coalesce((select sum(back.amount) from maker_earnings back where back.reverses_id = e.id), 0))::float8 as "left"
  from unnest($1::uuid[]) with ordinality as wanted (id, place)
  join maker_earnings e on e.id = wanted.id
  left join maker_earnings r on r.id = e.reverses_id
  join maker_orders m on m.id = e.maker_order_id
  join maker_profiles p on p.id = e.maker_id
  join users u on u.id = p.user_id
  join orders o on o.id = e.order_id
  left join users b on b.id = e.created_by
  order by wanted.place`
