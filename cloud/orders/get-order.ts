import type { OrderDetail } from '../../src-shared/cloud-contract/orders.ts'
import { orderDetail } from '../../src-shared/cloud-contract/orders.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { Tx } from '../db/database.ts'
import { asInstants, ORDER_COLUMNS, ORDER_TABLES } from './order-rows.ts'

/** One order whole: items, money, fulfilments with their documents, parcels, notes, mails and timeline. Null when the caller has none such. */
export async function getOrder(tx: Tx, orderId: string, now: Date): Promise<OrderDetail | null> {
  const order = await tx.first<Record<string, unknown>>(
    `select ${ORDER_COLUMNS}, o.shipping_address as "shipTo", o.customer_note as "customerNote", o.subtotal::int, o.shipping::int, o.tax::int,
       o.tax_label as "taxLabel", o.tax_included as "taxIncluded", o.shipping_zone as "shippingZone",
       o.shipped_at as "shippedAt", o.delivered_at as "deliveredAt", o.cancelled_at as "cancelledAt", o.cancel_reason as "cancelReason",
       first_parcel.tracking_url as "trackingUrl"
     from ${ORDER_TABLES} where o.id = $2`,
    [now, orderId],
  )
  if (!order) return null
  const fulfillments = await tx.query<{ doc: Fulfillment }>(FULFILLMENTS, [orderId])
  return orderDetail.parse({
    ...asInstants(order),
    fulfillments: fulfillments.map(asInstants),
    parcels: fulfillments.flatMap(({ doc }) => doc.parcels),
    items: await tx.query(ITEMS, [orderId]),
    payment: await tx
      .first<Record<string, unknown>>(PAYMENT, [orderId])
      .then((row) => row && asInstants(row)),
    notes: (await tx.query(NOTES, [orderId])).map(asInstants),
    events: (await tx.query(EVENTS, [orderId])).map(asInstants),
    mails: (await tx.query(MAILS, [orderId])).map(asInstants),
  })
}

const FULFILLMENTS = `
  select f.id, f.provider, f.status as state, fa.name as "factoryName", u.name as "makerName", f.due_at as "dueAt", f.route_reason as "routeReason", f.doc
  from fulfillment_requests f left join factories fa on fa.id = f.factory_id
    left join maker_profiles m on m.id = f.maker_id left join users u on u.id = m.user_id where f.order_id = $1 order by f.created_at, f.id`
const ITEMS = `
  select id, title, variant_title as variant, sku, quantity, unit_price::int as "unitPrice", snapshot ->> 'picture' as picture, snapshot -> 'specs' as specs
  from order_items where order_id = $1 order by position, id`
const PAYMENT = `select provider, reference, paid_at as "paidAt" from payments where order_id = $1 order by created_at desc limit 1`
const NOTES = `select id, text, author_name as by, created_at as at from order_notes where order_id = $1 order by created_at, id`
const EVENTS = `
  select id, occurred_at as at, recorded_at as "recordedAt", kind, actor_name as "actorName", actor_role as "actorRole", detail
  from order_events where order_id = $1 order by seq`
const MAILS = `select kind, state, recipient as "to", coalesce(sent_at, created_at) as at from notifications where order_id = $1 and user_id is null order by created_at, id`
