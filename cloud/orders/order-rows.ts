import type { OrderRow } from '../../src-shared/cloud-contract/orders.ts'
import { orderRow } from '../../src-shared/cloud-contract/orders.ts'
import { OPEN } from './order-conditions.ts'

/**
 * The columns of an order as a list shows it. Tracking is that of its first parcel (X4); overdue counts only what is
 * still to be made. `$1` is now.
 */
export const ORDER_COLUMNS = `
  o.id, o.order_number as number, o.status, o.payment_status as "paymentStatus", o.placed_at as "placedAt", o.due_at as "dueAt",
  coalesce(work.overdue, false) as overdue, coalesce(work.failed, false) as failed, coalesce(work.held, false) as held,
  o.customer_name as "customerName", o.customer_email as "customerEmail", o.shipping_address ->> 'country' as country,
  o.total::int, o.currency,
  (select coalesce(sum(i.quantity), 0)::int from order_items i where i.order_id = o.id) as pieces,
  coalesce(work.factories, '{}') as factories, coalesce(work.makers, '{}') as makers,
  first_parcel.tracking_number as "trackingNumber", first_parcel.carrier_name as carrier`

export const ORDER_TABLES = `
  orders o left join lateral (
    select bool_or(f.status = 'failed') as failed, bool_or(${OPEN} and f.due_at < $1) as overdue, bool_or(${OPEN} and f.held) as held,
      array_agg(distinct fa.name) filter (where fa.name is not null) as factories,
      array_agg(distinct u.name) filter (where u.name is not null and f.status <> 'cancelled') as makers
    from fulfillment_requests f left join factories fa on fa.id = f.factory_id
      left join maker_profiles m on m.id = f.maker_id left join users u on u.id = m.user_id
    where f.order_id = o.id
  ) work on true left join lateral (
    select s.tracking_number, s.carrier_name, s.tracking_url from shipments s where s.order_id = o.id order by s.shipped_at, s.id limit 1
  ) first_parcel on true`

/** Postgres hands dates over as `Date`; on the wire they are instants. */
export const asInstants = <Row extends object>(row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  ) as Row

export const readOrderRow = (row: object): OrderRow => orderRow.parse(asInstants(row))
