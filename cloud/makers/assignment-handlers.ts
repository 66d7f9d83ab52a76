import type { AssignmentResult } from '../../src-shared/cloud-contract/makers/assignment.ts'
import { isRefusal, type Refusal } from '../../src-shared/mutations/refusal.ts'
import { audit } from '../audit/audit.ts'
import type { Tx } from '../db/database.ts'
import { refusedProblem } from '../orders/refused-problem.ts'
import { Problem } from '../problem.ts'
import { adminOnly, signedIn, type RequestContext } from '../procedures.ts'
import { assignFulfillment, assignOrder } from './assign.ts'
import { updateJobStatus } from './job-status.ts'
import { withdraw } from './withdraw.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal'>

/** One transaction under the caller's rights; a refusal takes it back whole and is said in words. */
const changes = <T extends object>(
  { cloud, principal }: Context,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T> =>
  cloud.db.as(principal.claims, async (tx) => {
    const done = await work(tx)
    if (isRefusal(done)) throw refusedProblem(done)
    return done
  })

/** cloudContract.makers, its assignment: work goes to makers, comes back, and is moved on by them. */
export const assignmentHandlers = {
  assign: adminOnly.makers.assign.handler(async ({ input, context }) => {
    const { cloud, principal, person, log } = context
    const done = await changes(context, (tx) => assignOrder(cloud, tx, person, input))
    audit(log, principal, 'order.assign', { orderId: done.orderId, makerId: done.makerId })
    return done
  }),
  assignMany: adminOnly.makers.assignMany.handler(async ({ input, context }) => {
    const { cloud, principal, person, log } = context
    const results: AssignmentResult[] = []
    for (const wanted of input.assignments)
      results.push(
        await changes(context, (tx) => assignFulfillment(cloud, tx, person, wanted)).then(
          () => ({ fulfillmentId: wanted.fulfillmentId, ok: true, sentence: null }),
          (error: unknown) => {
            if (!(error instanceof Problem)) throw error
            return { fulfillmentId: wanted.fulfillmentId, ok: false, sentence: error.message }
          },
        ),
      )
    audit(log, principal, 'order.assign_many', {
      assigned: results.filter(({ ok }) => ok).length,
      refused: results.filter(({ ok }) => !ok).length,
    })
    return results
  }),
  withdraw: adminOnly.makers.withdraw.handler(async ({ input, context }) => {
    const { cloud, principal, person, log } = context
    const done = await changes(context, (tx) => withdraw(cloud, tx, person, input))
    audit(log, principal, 'order.withdraw', { orderId: done.orderId, makerId: done.makerId })
    return done
  }),
  updateStatus: signedIn.makers.updateStatus.handler(async ({ input, context }) => {
    const { cloud, person } = context
    if (person.role !== 'maker') throw new Problem(403, 'makers_only', 'Only makers move jobs on here.')
    const done = await changes(context, (tx) => updateJobStatus(cloud, tx, person, input))
    audit(context.log, context.principal, 'job.status', { orderId: done.orderId, status: done.status })
    return { ...done, orderId: input.orderId, fulfillmentId: done.fulfillmentId }
  }),
}
