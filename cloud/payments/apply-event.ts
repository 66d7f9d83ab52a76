import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { SERVICE_ACTOR } from '../fulfillment/service-actor.ts'
import { routeOrder, type FulfillmentProviders } from '../fulfillment/route-order.ts'
import { addMails } from '../notifications/queue-mails.ts'
import { recordOrderEvent } from '../orders/record-order-event.ts'
import type { PaymentEvent } from '../providers/payments/port.ts'
import { settleRefund } from '../refunds/settle-refund.ts'

/** What an event did. `nothing`, `late` and what does not fit our books leave order and payment as they were. */
export type Effect =
  | 'paid'
  | 'failed'
  | 'refunded'
  | 'refund_failed'
  | 'nothing'
  | 'late'
  | 'unknown_payment'
  | 'unknown_refund'
  | 'wrong_amount'

interface PaymentRow {
  id: string
  store_id: string
  order_id: string
  status: string
  amount: string
  currency: string
  customer_email: string
}

/**
 * Carries out one event, in the transaction that records it. Paid: the order becomes `new`, its fulfilments exist and
 * are at their benches, and the confirmation is queued, all at once (S1.3, S1.16). A refusal that arrives after the
 * money did is `late`; money that arrives after a refusal counts, because it was taken.
 */
export async function applyEvent(
  cloud: Cloud,
  adapters: FulfillmentProviders,
  tx: Tx,
  provider: string,
  event: PaymentEvent,
): Promise<{ effect: Effect; storeId: string | null }> {
  const payment = await tx.first<PaymentRow>(
    `select p.id, p.store_id, p.order_id, p.status, p.amount, p.currency, o.customer_email
     from payments p join orders o on o.id = p.order_id where p.provider = $1 and p.reference = $2 for update of o, p`,
    [provider, event.reference],
  )
  if (!payment) return { effect: 'unknown_payment', storeId: null }
  const effect = await effectOn(cloud, adapters, tx, payment, event)
  return { effect, storeId: payment.store_id }
}

async function effectOn(
  cloud: Cloud,
  adapters: FulfillmentProviders,
  tx: Tx,
  payment: PaymentRow,
  event: PaymentEvent,
): Promise<Effect> {
  const about = { storeId: payment.store_id, orderId: payment.order_id, actor: SERVICE_ACTOR }
  if (event.outcome === null) return 'nothing'
  if (event.outcome === 'refunded' || event.outcome === 'refund_failed')
    return refundEffect(cloud, tx, payment, event, event.outcome)
  if (payment.status !== 'pending' && payment.status !== 'failed') return 'late'
  if (event.outcome === 'failed') {
    if (payment.status === 'failed') return 'late'
    await setStatus(tx, payment, 'failed', null)
    await recordOrderEvent(cloud, tx, {
      ...about,
      kind: 'payment_failed',
      detail: 'The payment was declined',
    })
    return 'failed'
  }
  if (Number(payment.amount) !== event.amount || payment.currency !== event.currency) {
    const detail = `Asked for ${payment.amount} ${payment.currency}, the provider says ${event.amount} ${event.currency}`
    await recordOrderEvent(cloud, tx, { ...about, kind: 'payment_mismatch', detail })
    return 'wrong_amount'
  }
  await setStatus(tx, payment, 'paid', new Date(cloud.clock.now()))
  await recordOrderEvent(cloud, tx, {
    ...about,
    kind: 'paid',
    change: { amount: event.amount, currency: event.currency },
  })
  await routeOrder(cloud, adapters, tx, payment.order_id)
  await addMails(cloud, tx, [
    {
      kind: 'confirmation',
      subjectId: payment.order_id,
      orderId: payment.order_id,
      storeId: payment.store_id,
      recipient: payment.customer_email,
    },
  ])
  return 'paid'
}

/** A refund that we asked for, told by the provider's event before or after its answer: the first one counts. */
async function refundEffect(
  cloud: Cloud,
  tx: Tx,
  payment: PaymentRow,
  event: PaymentEvent,
  outcome: 'refunded' | 'refund_failed',
): Promise<Effect> {
  const refund = await tx.first<{ id: string; amount: string }>(
    'select id, amount from refunds where id = $1 and payment_id = $2',
    [event.refundId ?? null, payment.id],
  )
  if (!refund) return 'unknown_refund'
  if (Number(refund.amount) !== event.amount || payment.currency !== event.currency) return 'wrong_amount'
  const isFirst = await settleRefund(
    cloud,
    tx,
    refund.id,
    outcome === 'refunded' ? { done: null } : { failed: 'The payment provider could not give it back.' },
  )
  return isFirst ? outcome : 'late'
}

async function setStatus(
  tx: Tx,
  payment: PaymentRow,
  status: 'paid' | 'failed',
  paidAt: Date | null,
): Promise<void> {
  await tx.query('update payments set status = $2, paid_at = $3 where id = $1', [payment.id, status, paidAt])
  await tx.query('update orders set payment_status = $2 where id = $1', [payment.order_id, status])
}
