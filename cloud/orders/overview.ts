import { z } from 'zod'
import { STATUS_COUNTED_TO } from '../../src-shared/cloud-contract/order-filter.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import { orderStatus } from '../../src-shared/order/order-status.ts'
import { ONLINE_MS } from '../auth/touch-device.ts'
import type { Tx } from '../db/database.ts'
import { CANNOT_MAKE, DUE_TODAY, NOT_PACKED, OPEN, TODAY } from './order-conditions.ts'

const byFactory = z.object({
  factoryId: z.uuid(),
  name: z.string(),
  submitted: z.int(),
  processing: z.int(),
  shippedToday: z.int(),
  overdue: z.int(),
  held: z.int(),
  problems: z.int(),
})
const byDay = z.object({ day: z.string(), parcels: z.int(), onTime: z.int() })
const pressing = z.object({
  overdue: z.int(),
  dueToday: z.int(),
  atRisk: z.int(),
  failed: z.int(),
  cannotMake: z.int(),
  stationsOffline: z.int(),
})
const money = z.object({ currency, amount: minorUnits, makers: z.int() })

/**
 * Counts by status and factory, what is urgent, and the last 30 days of shipping (S1.5), of the caller's store. Days are
 * those of UTC. Asked with the rights of the service, because a million rows cannot each be asked whose they are; every
 * statement names the store, and the handler lets only its admins come here.
 */
export const readOverview = (tx: Tx, now: Date) =>
  tx.elevated(async (service) => {
    const counts = await service.query<{ status: string; orders: number }>(BY_STATUS, [orderStatus.options])
    const counted = new Map(counts.map((row) => [row.status, row.orders]))
    const [urgent] = await service.rows(pressing, PRESSING, [now, new Date(now.getTime() - ONLINE_MS)])
    return {
      byStatus: Object.fromEntries(
        orderStatus.options.map((status) => [status, counted.get(status) ?? 0]),
      ) as Record<(typeof orderStatus.options)[number], number>,
      byFactory: await service.rows(byFactory, BY_FACTORY, [now]),
      ...urgent!,
      moneyToPay: await service.rows(money, MONEY),
      shippedByDay: await service.rows(byDay, BY_DAY, [now]),
    }
  })

const STORE = `(select app.claim_id('store_id'))`

/** Each status along its index, and no further than anybody reads. */
const BY_STATUS = `
  select w.status, (select count(*)::int from (
    select from orders o where o.store_id = ${STORE} and o.status = w.status limit ${STATUS_COUNTED_TO}
  ) as counted) as orders from unnest($1::text[]) as w (status)`

/** What is open, and what left today: all else says nothing about now. */
const BY_FACTORY = `
  with open_parts as (
    select f.factory_id, count(*) filter (where f.status = 'submitted')::int as submitted,
      count(*) filter (where f.status = 'processing')::int as processing,
      count(*) filter (where f.due_at < $1)::int as overdue,
      count(*) filter (where f.held)::int as held, count(*) filter (where f.problem)::int as problems
    from fulfillment_requests f where f.store_id = ${STORE} and ${OPEN} group by f.factory_id
  ), left_today as (
    select f.factory_id, count(*)::int as parts from fulfillment_requests f
    where f.store_id = ${STORE} and f.shipped_at >= ${TODAY} group by f.factory_id
  )
  select fa.id as "factoryId", fa.name, coalesce(p.submitted, 0) as submitted, coalesce(p.processing, 0) as processing,
    coalesce(l.parts, 0) as "shippedToday", coalesce(p.overdue, 0) as overdue, coalesce(p.held, 0) as held, coalesce(p.problems, 0) as problems
  from factories fa left join open_parts p on p.factory_id = fa.id left join left_today l on l.factory_id = fa.id
  where fa.store_id = ${STORE} order by fa.name`

const ORDERS_WITH = (condition: string): string =>
  `(select count(distinct f.order_id)::int from fulfillment_requests f where f.store_id = ${STORE} and ${condition})`

const PRESSING = `
  select ${ORDERS_WITH(`${OPEN} and f.due_at < $1`)} as overdue, ${ORDERS_WITH(DUE_TODAY)} as "dueToday",
    ${ORDERS_WITH(`${DUE_TODAY} and ${NOT_PACKED}`)} as "atRisk", ${ORDERS_WITH(`f.status = 'failed'`)} as failed,
    ${ORDERS_WITH(CANNOT_MAKE)} as "cannotMake",
    (select count(*)::int from devices d where d.store_id = ${STORE} and d.revoked_at is null
      and (d.last_seen_at is null or d.last_seen_at <= $2)) as "stationsOffline"`

const MONEY = `
  select e.currency, sum(e.amount)::int as amount, count(distinct e.maker_id)::int as makers
  from maker_earnings e where e.store_id = ${STORE} and e.state = 'pending' group by e.currency order by e.currency`

/** `offset 0`: each parcel asks for its own part by its key, because a month of parcels is few beside all parts. */
const BY_DAY = `
  with sent as (
    select (s.shipped_at at time zone 'UTC')::date as day, count(*)::int as parcels, count(*) filter (where s.shipped_at <= f.due_at)::int as on_time
    from shipments s cross join lateral (select w.due_at from fulfillment_requests w where w.id = s.fulfillment_request_id offset 0) f
    where s.store_id = ${STORE} and s.shipped_at >= ${TODAY} - interval '29 days' group by 1
  )
  select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(s.parcels, 0) as parcels, coalesce(s.on_time, 0) as "onTime"
  from generate_series((${TODAY} at time zone 'UTC') - interval '29 days', ${TODAY} at time zone 'UTC', interval '1 day') as d (day)
  left join sent s on s.day = d.day::date order by d.day`
