import { z } from 'zod'
import { refundable, type Refundable } from '../../src-shared/cloud-contract/refunds.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'
import { asInstants } from '../orders/order-rows.ts'
import { partWorth, shareOut } from './part-worth.ts'

const money = z.object({
  currency,
  subtotal: minorUnits,
  shipping: minorUnits,
  /** What was added to the prices; nothing where they hold the tax already. */
  tax: minorUnits,
  paymentId: z.uuid().nullable(),
  captured: minorUnits,
  refunded: minorUnits,
  underway: minorUnits,
  /** Nothing of the order is made any more. */
  isCancelled: z.boolean(),
})

/** An order's money with the payment that it would go back through. */
export type RefundableOrder = Refundable & { readonly paymentId: string | null }

/** What of an order can be refunded, read as the service; the caller has made sure that the order is theirs to see. */
export async function readRefundable(service: Tx, orderId: string): Promise<RefundableOrder> {
  const [order] = await service.rows(money, MONEY, [orderId])
  if (!order) throw new Error(`There is no order ${orderId}`)
  const left = order.captured - order.refunded - order.underway
  const parts = await service.query<{ fulfillmentId: string; items: string; worth: number }>(PARTS, [orderId])
  const shares = shareOut(
    parts.map(({ worth }) => partWorth(worth, order)),
    left,
    order.isCancelled,
  )
  return {
    paymentId: order.paymentId,
    ...refundable.parse({
      orderId,
      ...order,
      left,
      cancelledParts: parts
        .map(({ fulfillmentId, items }, at) => ({ fulfillmentId, items, amount: shares[at] }))
        .filter(({ amount }) => amount! > 0),
      earnings: await service.query(EARNINGS, [orderId]),
      refunds: (await service.query(REFUNDS, [orderId])).map(asInstants),
    }),
  }
}

/** The payment is the one that took the money; an order has one. What was paid in another shop and imported goes back there. */
const MONEY = `
  select o.currency, o.subtotal::float8 as subtotal, o.shipping::float8 as shipping, (o.total - o.subtotal - o.shipping)::float8 as tax, p.id as "paymentId",
    coalesce(p.captured, 0)::float8 as captured, coalesce(p.refunded, 0)::float8 as refunded,
    coalesce((select sum(r.amount) from refunds r where r.payment_id = p.id and r.state = 'requested'), 0)::float8 as underway,
    not exists (select from fulfillment_requests f where f.order_id = o.id and f.status <> 'cancelled') as "isCancelled"
  from orders o left join lateral (
    select * from payments p where p.order_id = o.id and p.captured > 0 and p.provider <> 'import' order by p.paid_at, p.id limit 1
  ) p on true where o.id = $1`
const PARTS = `
  select f.id as "fulfillmentId", string_agg(fi.quantity || ' × ' || i.title, ', ' order by i.position, i.id) as items,
    sum(i.unit_price * fi.quantity)::float8 as worth
  from fulfillment_requests f join fulfillment_request_items fi on fi.fulfillment_request_id = f.id join order_items i on i.id = fi.order_item_id
  where f.order_id = $1 and f.status = 'cancelled' and not exists (select from refunds r where r.fulfillment_id = f.id and r.state <> 'failed')
  group by f.id order by f.id`
const EARNINGS = `
  select * from (
    select e.id, e.maker_id as "makerId", u.name as "makerName", e.decision_needed as "decisionNeeded",
      (e.amount + coalesce((select sum(r.amount) from maker_earnings r where r.reverses_id = e.id), 0))::float8 as "left",
      m.started_at is not null or m.status in ('in_production', 'shipped', 'completed') or e.decision_needed as started
    from maker_earnings e join maker_orders m on m.id = e.maker_order_id join maker_profiles p on p.id = e.maker_id join users u on u.id = p.user_id
    where e.order_id = $1 and e.kind = 'earning'
  ) as concerned where "left" > 0 order by id`
const REFUNDS = `
  select r.id, r.amount::float8 as amount, r.currency, r.reason, r.state, r.error, coalesce(u.name, 'Packbench') as by, r.created_at as at, r.settled_at as "settledAt"
  from refunds r left join users u on u.id = r.requested_by where r.order_id = $1 order by r.created_at, r.id`
