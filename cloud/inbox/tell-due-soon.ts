import { z } from 'zod'
import type { Cloud } from '../cloud.ts'
import { notifyMakers } from './notify-maker.ts'

const due = z.object({
  makerOrderId: z.uuid(),
  orderId: z.uuid(),
  makerId: z.uuid(),
  orderNumber: z.string(),
  dueAt: z.date(),
})

/**
 * Tells makers of the jobs that are due tomorrow (UTC) and have not been sent, each once. Run twice, it tells nothing
 * twice. Answers how many jobs are due.
 */
export async function tellDueSoon(cloud: Pick<Cloud, 'db' | 'clock' | 'newId' | 'jobs'>): Promise<number> {
  return cloud.db.asService(async (tx) => {
    const jobs = await tx.rows(
      due,
      `select mo.id as "makerOrderId", mo.order_id as "orderId", mo.maker_id as "makerId", o.order_number as "orderNumber", mo.due_at as "dueAt"
       from maker_orders mo join orders o on o.id = mo.order_id
       where mo.status in ('assigned', 'in_production')
         and mo.due_at >= date_trunc('day', $1::timestamptz, 'UTC') + interval '1 day'
         and mo.due_at < date_trunc('day', $1::timestamptz, 'UTC') + interval '2 days'
       order by mo.id`,
      [new Date(cloud.clock.now())],
    )
    await notifyMakers(
      cloud,
      tx,
      jobs.map(({ makerOrderId, orderId, makerId, orderNumber, dueAt }) => ({
        kind: 'due_soon',
        makerId,
        orderId,
        subjectId: makerOrderId,
        facts: { orderNumber, dueAt: dueAt.toISOString() },
      })),
    )
    return jobs.length
  })
}
