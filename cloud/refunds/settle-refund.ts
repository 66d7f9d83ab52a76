import { z } from 'zod'
import { formatMoney, currency, minorUnits } from '../../src-shared/money/money.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { SERVICE_ACTOR } from '../fulfillment/service-actor.ts'
import { addMails } from '../notifications/queue-mails.ts'
import { recordOrderEvent } from '../orders/record-order-event.ts'
import { lockOrders, refreshOrders } from '../orders/refresh-orders.ts'
import { takeBackAfterRefund } from './take-back-after-refund.ts'

/** What the payment provider says: done, with its reference where it names one, or that it will never be, and why. */
export type RefundOutcome = { readonly done: string | null } | { readonly failed: string }

const settled = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  orderId: z.uuid(),
  amount: minorUnits,
  currency,
  reason: z.string(),
  takeBack: z.array(z.object({ earningId: z.uuid(), amount: minorUnits })),
  requestedBy: z.uuid().nullable(),
})
export type SettledRefund = z.infer<typeof settled>

/**
 * Writes down what became of a refund, with all that follows: the payment and the order's payment status, the order's
 * event, the makers' earnings, the mail to the customer. The first word counts: by the job or by the provider's event,
 * in any order, however often. Answers whether it was the first. Needs the rights of the service.
 */
export async function settleRefund(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  refundId: string,
  outcome: RefundOutcome,
): Promise<boolean> {
  // Orders are locked before payments and earnings, as everywhere.
  const about = await service.first<{ order_id: string }>('select order_id from refunds where id = $1', [
    refundId,
  ])
  if (!about) return false
  await lockOrders(service, [about.order_id])
  const now = new Date(cloud.clock.now())
  const [refund] = await service.rows(settled, SETTLE, [
    refundId,
    'done' in outcome ? 'done' : 'failed',
    now,
    'done' in outcome ? outcome.done : null,
    'failed' in outcome ? outcome.failed : null,
  ])
  if (!refund) return false
  const event = { storeId: refund.storeId, orderId: refund.orderId, actor: SERVICE_ACTOR }
  const change = { refundId, amount: refund.amount, currency: refund.currency }
  const sum = formatMoney(refund.amount, refund.currency)
  if ('failed' in outcome) {
    await recordOrderEvent(cloud, service, {
      ...event,
      kind: 'refund_failed',
      detail: `${sum}: ${outcome.failed}`,
      change,
    })
    return true
  }
  await recordOrderEvent(cloud, service, {
    ...event,
    kind: 'refunded',
    detail: `${sum}. ${refund.reason}`,
    change,
  })
  await takeBackAfterRefund(cloud, service, refund)
  const orders = await lockOrders(service, [refund.orderId])
  await refreshOrders(service, orders, toInstant(cloud.clock.now()))
  await addMails(cloud, service, [
    {
      kind: 'refunded',
      subjectId: refundId,
      orderId: refund.orderId,
      storeId: refund.storeId,
      recipient: orders.get(refund.orderId)!.customer_email,
    },
  ])
  return true
}

/** The trigger of the table moves the payment and the order with it. */
const SETTLE = `
  update refunds set state = $2, settled_at = $3, reference = coalesce($4, reference), error = $5 where id = $1 and state = 'requested'
  returning id, store_id as "storeId", order_id as "orderId", amount::float8 as amount, currency, reason, take_back as "takeBack", requested_by as "requestedBy"`
