import type { Refundable } from '../../src-shared/cloud-contract/refunds.ts'
import type { Tx } from '../db/database.ts'
import { no, orProblem } from '../payouts/no.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { readRefundable } from './read-refundable.ts'
import { requestRefund } from './request-refund.ts'
import { sendRefundName } from './send-refund-job.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal'>

/** Work on an order of the caller's own store: another's is not there. Answers its money as it is afterwards. */
const ofOrder = (
  context: Context,
  orderId: string,
  work: (service: Tx) => Promise<void>,
): Promise<Refundable> =>
  context.cloud.db.as(context.principal.claims, async (tx) => {
    const seen = await tx.first('select id from orders where id = $1', [orderId])
    if (!seen) return orProblem<Refundable>(no(404, 'not_found', 'There is no such order in this store.'))
    return tx.elevated(async (service) => {
      await work(service)
      const { paymentId: _ours, ...money } = await readRefundable(service, orderId)
      return money
    })
  })

/** cloudContract.refunds. */
export const refundsHandlers = {
  ofOrder: adminOnly.refunds.ofOrder.handler(({ input, context }) =>
    ofOrder(context, input.orderId, () => Promise.resolve()),
  ),
  request: adminOnly.refunds.request.handler(({ input, context }) =>
    ofOrder(context, input.orderId, async (service) => {
      orProblem(await requestRefund(context.cloud, service, context.principal, input))
    }),
  ),
  retry: adminOnly.refunds.retry.handler(async ({ input, context }) => {
    const { cloud, principal } = context
    const refund = await cloud.db.as(principal.claims, (tx) =>
      tx.first<{ order_id: string; state: string }>('select order_id, state from refunds where id = $1', [
        input.id,
      ]),
    )
    if (!refund) return orProblem<Refundable>(no(404, 'not_found', 'There is no such refund in this store.'))
    return ofOrder(context, refund.order_id, async (service) => {
      // The key keeps it from running beside the attempt that is still waiting.
      if (refund.state === 'requested')
        await cloud.jobs.enqueue(service, sendRefundName, { refundId: input.id }, { singletonKey: input.id })
    })
  }),
}
