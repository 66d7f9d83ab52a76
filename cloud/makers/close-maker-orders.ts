import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { notifyMakers, type MakerNews } from '../inbox/notify-maker.ts'
import type { JobStep } from './job-step.ts'
import { takeBackEarning } from './take-back-earning.ts'

/**
 * Ends the maker orders of work that its maker does not have any more. Before production began the earning is taken
 * back by a counter-row; after that it waits for an admin's decision (X9).
 */
export async function closeMakerOrders(
  { newId, jobs, clock }: Pick<Cloud, 'newId' | 'jobs' | 'clock'>,
  service: Tx,
  steps: readonly JobStep[],
  now: string,
): Promise<void> {
  const closed = steps.flatMap(({ left, ...step }) => (left ? [{ ...step, left }] : []))
  if (closed.length === 0) return
  const ended = await service.query<{ id: string; fulfillment_id: string; maker_id: string }>(CLOSE, [
    closed.map(({ doc }) => doc.id),
    closed.map(({ left }) => left.makerId),
    closed.map(({ left }) => left.reason),
    now,
  ])
  const byFulfillment = new Map<string, (typeof closed)[number]>(closed.map((step) => [step.doc.id, step]))
  const told: MakerNews[] = []
  for (const { id, fulfillment_id, maker_id } of ended) {
    const { left, by, doc } = byFulfillment.get(fulfillment_id)!
    const { reason } = left
    const earning = await service.first<{ id: string }>(
      "select id from maker_earnings where maker_order_id = $1 and kind = 'earning' for update",
      [id],
    )
    const why = `${left.how === 'withdrawn' ? 'Taken back' : 'Cancelled'}: ${reason}`
    if (earning && left.started)
      await service.query('update maker_earnings set decision_needed = true, reason = $2 where id = $1', [
        earning.id,
        `${why}, after production had started`,
      ])
    else if (earning)
      await takeBackEarning(newId, service, {
        earningId: earning.id,
        reason: `${why}, before production started`,
        by: by?.role === 'admin' ? by.id : null,
        now,
      })
    told.push({
      kind: left.how === 'withdrawn' ? 'job_withdrawn' : 'job_cancelled',
      makerId: maker_id,
      orderId: doc.orderId,
      subjectId: id,
      facts: { orderNumber: doc.order.number, reason },
    })
  }
  await notifyMakers({ newId, jobs, clock }, service, told)
}

const CLOSE = `
  update maker_orders m set status = 'withdrawn', withdrawn_at = $4::timestamptz, withdrawn_reason = c.reason
  from unnest($1::uuid[], $2::uuid[], $3::text[]) as c (fulfillment_id, maker_id, reason)
  where m.fulfillment_request_id = c.fulfillment_id and m.maker_id = c.maker_id and m.status <> 'withdrawn'
  returning m.id, m.fulfillment_request_id as fulfillment_id, m.maker_id`
