import type { Refundable } from '../../src-shared/cloud-contract/refunds.ts'
import { formatMoney } from '../../src-shared/money/money.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { no, type NotPossible } from '../payouts/no.ts'
import { inProportion } from './part-worth.ts'
import { readRefundable, type RefundableOrder } from './read-refundable.ts'
import { sendRefundName } from './send-refund-job.ts'

export interface TakenBack {
  readonly earningId: string
  /** Minor units; 0: it is paid all the same. */
  readonly amount: number
}

export interface NewRefund {
  /** Made by whoever asks, and the key at the payment provider: the same id again is the same refund. */
  readonly id: string
  readonly orderId: string
  readonly amount: number
  readonly reason: string
  /** The cancelled part that is paid back. */
  readonly fulfillmentId: string | null
  /** What it means for earnings whose work has begun; those that are not named stay as they are. */
  readonly takeBack: readonly TakenBack[]
}

/**
 * Asks for a refund: the row that promises it and the job that carries it out. What it means for makers is fixed here and
 * takes effect with the money (X9). Refunds of one order are asked for one after the other. Needs the rights of the
 * service; the caller has made sure that the order is of their store.
 */
export async function requestRefund(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  who: AuditActor,
  asked: NewRefund,
): Promise<NotPossible | null> {
  await service.query('select id from orders where id = $1 for update', [asked.orderId])
  const known = await service.first<{ same: boolean }>(
    'select order_id = $2 and amount = $3 and fulfillment_id is not distinct from $4::uuid as same from refunds where id = $1',
    [asked.id, asked.orderId, asked.amount, asked.fulfillmentId],
  )
  if (known)
    return known.same
      ? null
      : no(409, 'key_reused', 'A refund with this id was asked for before, of something else.')
  const order = await readRefundable(service, asked.orderId)
  const refused = whyNot(order, asked)
  if (refused) return refused
  await service.query(
    `insert into refunds (id, store_id, order_id, payment_id, fulfillment_id, amount, currency, reason, take_back, requested_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)`,
    [
      asked.id,
      who.claims.store_id,
      asked.orderId,
      order.paymentId,
      asked.fulfillmentId,
      asked.amount,
      order.currency,
      asked.reason,
      JSON.stringify(consequences(order, asked)),
      who.person?.id ?? null,
      new Date(cloud.clock.now()),
    ],
  )
  await cloud.jobs.enqueue(service, sendRefundName, { refundId: asked.id })
  await recordAudit(cloud, service, who, {
    action: 'refund.requested',
    subjectType: 'refund',
    subjectId: asked.id,
    detail: `${formatMoney(asked.amount, order.currency)}. ${asked.reason}`,
  })
  return null
}

function whyNot(order: RefundableOrder, asked: NewRefund): NotPossible | null {
  if (order.paymentId === null)
    return no(
      409,
      'not_paid',
      'Nothing was paid here for this order, so nothing can go back from here. An imported order is refunded in the shop it came from.',
    )
  if (asked.amount > order.left)
    return no(
      409,
      'more_than_left',
      `Only ${formatMoney(order.left, order.currency)} of this order can still be refunded.`,
    )
  if (
    asked.fulfillmentId !== null &&
    !order.cancelledParts.some(({ fulfillmentId }) => fulfillmentId === asked.fulfillmentId)
  )
    return no(409, 'part_not_refundable', 'This part is not cancelled, or it was refunded already.')
  const wrong = asked.takeBack.find(({ earningId, amount }) => {
    const earning = order.earnings.find(({ id }) => id === earningId)
    return !earning?.started || amount > earning.left
  })
  return wrong
    ? no(409, 'earning_changed', 'An earning of this order changed meanwhile. Look at it again.')
    : null
}

/**
 * What it takes back of whom: as the office said where work has begun, and in proportion where it has not, because then
 * the refund lowers the price that the maker's share is of. A cancelled part took its own earning back when it was cancelled.
 */
function consequences(order: Refundable, asked: NewRefund): TakenBack[] {
  if (asked.fulfillmentId !== null) return [...asked.takeBack]
  const lowered = order.earnings
    .filter(({ started }) => !started)
    .map(({ id, left }) => ({ earningId: id, amount: inProportion(left, asked.amount, order.left) }))
    .filter(({ amount }) => amount > 0)
  return [...asked.takeBack, ...lowered]
}
