import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { Refundable, RefundRow } from '../../../src-shared/cloud-contract/refunds.ts'
import type { OrderId } from '../../../src-shared/ids/ids.ts'
import { ledgerOf, takeBack } from './kept-ledger.ts'
import type { KeptOrder } from './kept-order.ts'
import { notFound } from './refusals.ts'
import type { Store } from './store.ts'

type KeptRefund = RefundRow & { readonly orderId: OrderId; readonly fulfillmentId: string | null }

/** cloudContract.refunds, on what is kept in memory: money goes back at once. */
export function refundsAnswers(store: Store) {
  const os = implement(cloudContract).refunds
  const kept: KeptRefund[] = []
  const find = (id: string): KeptOrder => {
    const order = store.orders.find(({ base }) => base.id === id)
    if (!order) throw notFound('order')
    return order
  }
  const answer = (order: KeptOrder): Refundable => {
    const { base } = order
    const refunds = kept.filter(({ orderId }) => orderId === base.id)
    const captured = base.payment?.paidAt ? base.total : 0
    const refunded = refunds.reduce((sum, { amount }) => sum + amount, 0)
    const left = captured - refunded
    return {
      orderId: base.id,
      currency: base.currency,
      captured,
      refunded,
      underway: 0,
      left,
      cancelledParts: order.fulfillments
        .filter(({ id, state }) => state === 'cancelled' && !refunds.some((one) => one.fulfillmentId === id))
        .map(({ id, items }) => ({
          fulfillmentId: id,
          items: items.map((item) => `${item.quantity} × ${item.title}`).join(', '),
          amount: Math.min(left, Math.round(base.total / order.fulfillments.length)),
        }))
        .filter(({ amount }) => amount > 0),
      earnings: ledgerOf(store)
        .rows.filter((row) => row.orderId === base.id && row.kind === 'earning' && row.left > 0)
        .map((row) => ({
          id: row.id,
          makerId: row.makerId,
          makerName: row.makerName,
          left: row.left,
          started: row.ready || row.state === 'paid' || row.decisionNeeded,
          decisionNeeded: row.decisionNeeded,
        })),
      refunds,
    }
  }
  return {
    ofOrder: os.ofOrder.handler(({ input }) => answer(find(input.orderId))),
    request: os.request.handler(({ input }) => {
      const order = find(input.orderId)
      if (kept.some(({ id }) => id === input.id)) return answer(order)
      const { left, captured } = answer(order)
      if (input.amount > left)
        throw new ORPCError('CONFLICT', { message: 'More than that cannot go back any more.' })
      const at = new Date(store.now()).toISOString()
      kept.push({
        id: input.id,
        orderId: input.orderId,
        fulfillmentId: input.fulfillmentId,
        amount: input.amount,
        currency: order.base.currency,
        reason: input.reason,
        state: 'done',
        error: null,
        by: store.office.people[0]!.name,
        at,
        settledAt: at,
      })
      order.base.paymentStatus = left - input.amount === 0 && captured > 0 ? 'refunded' : 'partially_refunded'
      for (const { earningId, amount } of input.takeBack) {
        const row = ledgerOf(store).rows.find(({ id }) => id === earningId)
        if (row) takeBack(store, row, amount, `The customer was refunded: ${input.reason}`)
      }
      return answer(order)
    }),
    retry: os.retry.handler(({ input }) => {
      const refund = kept.find(({ id }) => id === input.id)
      if (!refund) throw notFound('refund')
      return answer(find(refund.orderId))
    }),
  }
}
