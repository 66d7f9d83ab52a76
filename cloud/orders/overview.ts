import { z } from 'zod'
import { orderStatus } from '../../src-shared/order/order-status.ts'
import type { Tx } from '../db/database.ts'

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
const urgent = z.object({ overdue: z.int(), dueToday: z.int(), failed: z.int() })

/** Counts by status and factory, what is urgent, and the last 30 days of shipping (S1.5). Days are those of UTC. */
export async function readOverview(tx: Tx, now: Date) {
  const counts = await tx.query<{ status: string; orders: number }>(
    'select status, count(*)::int as orders from orders group by status',
  )
  const counted = new Map(counts.map((row) => [row.status, row.orders]))
  const [pressing] = await tx.rows(urgent, URGENT, [now])
  return {
    byStatus: Object.fromEntries(
      orderStatus.options.map((status) => [status, counted.get(status) ?? 0]),
    ) as Record<(typeof orderStatus.options)[number], number>,
    byFactory: await tx.rows(byFactory, BY_FACTORY, [now]),
    ...pressing!,
    shippedByDay: await tx.rows(byDay, BY_DAY, [now]),
  }
}

const OPEN = `f.status in ('pending', 'submitted', 'processing', 'cancel_requested')`
const TODAY = `date_trunc('day', $1::timestamptz, 'UTC')`

const BY_FACTORY = `
  select fa.id as "factoryId", fa.name,
    count(*) filter (where f.status = 'submitted')::int as submitted,
    count(*) filter (where f.status = 'processing')::int as processing,
    count(*) filter (where f.shipped_at >= ${TODAY})::int as "shippedToday",
    count(*) filter (where ${OPEN} and f.due_at < $1)::int as overdue,
    count(*) filter (where ${OPEN} and f.held)::int as held,
    count(*) filter (where ${OPEN} and f.problem)::int as problems
  from factories fa left join fulfillment_requests f on f.factory_id = fa.id group by fa.id, fa.name order by fa.name`

const URGENT = `
  select count(distinct f.order_id) filter (where ${OPEN} and f.due_at < $1)::int as overdue,
    count(distinct f.order_id) filter (where ${OPEN} and f.due_at >= ${TODAY} and f.due_at < ${TODAY} + interval '1 day')::int as "dueToday",
    count(distinct f.order_id) filter (where f.status = 'failed')::int as failed
  from fulfillment_requests f`

const BY_DAY = `
  select to_char(d.day, 'YYYY-MM-DD') as day, count(s.id)::int as parcels, count(s.id) filter (where s.shipped_at <= f.due_at)::int as "onTime"
  from generate_series((${TODAY} at time zone 'UTC') - interval '29 days', ${TODAY} at time zone 'UTC', interval '1 day') as d (day)
  left join shipments s on s.shipped_at >= d.day at time zone 'UTC' and s.shipped_at < (d.day + interval '1 day') at time zone 'UTC'
  left join fulfillment_requests f on f.id = s.fulfillment_request_id
  group by d.day order by d.day`
