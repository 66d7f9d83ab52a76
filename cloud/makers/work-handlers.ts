import type { Tx } from '../db/database.ts'
import { adminOnly, type RequestContext } from '../procedures.ts'
import { listWork } from './list-work.ts'
import { measureModels } from './model-boxes.ts'
import { planFor, proposeFor } from './propose.ts'
import { getWork } from './work-rows.ts'

const reads = <T>(
  { cloud, principal }: Pick<RequestContext, 'cloud' | 'principal'>,
  work: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> => cloud.db.as(principal.claims, (tx) => work(tx, new Date(cloud.clock.now())))

/** cloudContract.makers, its work: what is to be handed out, and who could make it. */
export const workHandlers = {
  work: adminOnly.makers.work.handler(({ input, context }) =>
    reads(context, (tx, now) => listWork(tx, input, now)),
  ),
  workOne: adminOnly.makers.workOne.handler(({ input, context }) =>
    reads(context, (tx, now) => getWork(tx, input.id, now)),
  ),
  propose: adminOnly.makers.propose.handler(async ({ input, context }) => {
    await reads(context, (tx, now) => getWork(tx, input.id, now))
    await measureModels(context.cloud, [input.id])
    return reads(context, (tx, now) => proposeFor(tx, input.id, input.limit, now))
  }),
  plan: adminOnly.makers.plan.handler(async ({ input, context }) => {
    const seen = await reads(context, (tx) =>
      tx.query<{ id: string }>('select id from fulfillment_requests where id = any($1::uuid[])', [
        input.fulfillmentIds,
      ]),
    )
    await measureModels(
      context.cloud,
      seen.map(({ id }) => id),
    )
    return reads(context, (tx, now) => planFor(tx, input.fulfillmentIds, now))
  }),
}
