import { earningOf } from '../../src-shared/maker/pay.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { notifyMakers } from '../inbox/notify-maker.ts'
import type { JobStep } from './job-step.ts'

interface Worth {
  id: string
  /** Minor units: what the customer paid for the items, without shipping and tax. A bigint column: text on the wire. */
  base: string
  currency: string
  rate: string
}

/** A maker order, its pending earning at today's rate (X9) and a word to the maker, for work that came to one. */
export async function openMakerOrders(
  { newId, jobs, clock }: Pick<Cloud, 'newId' | 'jobs' | 'clock'>,
  service: Tx,
  steps: readonly JobStep[],
  now: string,
): Promise<void> {
  const opened = steps.flatMap(({ taken, ...step }) =>
    taken ? [{ ...step, makerId: taken.makerId, id: newId(), earningId: newId() }] : [],
  )
  if (opened.length === 0) return
  const worth = new Map(
    (await service.query<Worth>(WORTH, [opened.map(({ doc }) => doc.id)])).map((row) => [row.id, row]),
  )
  const rows = opened.map((one) => {
    const { base, currency, rate } = worth.get(one.doc.id)!
    return {
      ...one,
      base: Number(base),
      currency,
      rate: Number(rate),
      amount: earningOf(Number(base), Number(rate)),
    }
  })
  await service.query(OPEN, [
    rows.map(({ id }) => id),
    rows.map(({ doc }) => doc.storeId),
    rows.map(({ doc }) => doc.orderId),
    rows.map(({ doc }) => doc.id),
    rows.map(({ makerId }) => makerId),
    rows.map(({ reason }) => reason),
    rows.map(({ by }) => (by?.role === 'admin' ? by.id : null)),
    rows.map(({ doc }) => doc.dueAt),
    now,
  ])
  await service.query(EARN, [
    rows.map(({ earningId }) => earningId),
    rows.map(({ id }) => id),
    rows.map(({ base }) => base),
    rows.map(({ rate }) => rate),
    rows.map(({ amount }) => amount),
    rows.map(({ currency }) => currency),
    now,
  ])
  await notifyMakers(
    { newId, jobs, clock },
    service,
    rows.map(({ makerId, doc, id, amount, currency }) => ({
      kind: 'job_assigned',
      makerId,
      orderId: doc.orderId,
      subjectId: id,
      facts: {
        orderNumber: doc.order.number,
        things: doc.items.map((item) => `${item.quantity} × ${item.title}`).join(', '),
        dueAt: doc.dueAt,
        amount,
        currency: currency as never,
      },
    })),
  )
}

/** Without tax (X9): where prices hold it, its share is taken out of the items, half up. */
const WORTH = `
  select f.id, o.currency, s.maker_rate_percent::text as rate,
    (coalesce(sum(i.unit_price * fi.quantity), 0)
      - case when o.tax_included then coalesce(round(sum(i.unit_price * fi.quantity) * o.tax / nullif(o.subtotal + o.shipping, 0)), 0) else 0 end)::bigint::text as base
  from fulfillment_requests f
  join orders o on o.id = f.order_id
  join stores s on s.id = f.store_id
  left join fulfillment_request_items fi on fi.fulfillment_request_id = f.id
  left join order_items i on i.id = fi.order_item_id
  where f.id = any($1::uuid[]) group by f.id, o.id, s.maker_rate_percent`

const OPEN = `
  insert into maker_orders (id, store_id, order_id, fulfillment_request_id, maker_id, reason, assigned_by, due_at, assigned_at)
  select id, store_id, order_id, fulfillment_id, maker_id, reason, assigned_by, due_at, $9::timestamptz
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::timestamptz[])
    as c (id, store_id, order_id, fulfillment_id, maker_id, reason, assigned_by, due_at)`

const EARN = `
  insert into maker_earnings (id, store_id, maker_id, maker_order_id, order_id, kind, base, rate_percent, amount, currency, reason, created_by, created_at)
  select c.id, m.store_id, m.maker_id, m.id, m.order_id, 'earning', c.base, c.rate, c.amount, c.currency, 'Assigned', m.assigned_by, $7::timestamptz
  from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::numeric[], $5::bigint[], $6::text[]) as c (id, maker_order_id, base, rate, amount, currency)
  join maker_orders m on m.id = c.maker_order_id`
