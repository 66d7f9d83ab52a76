import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { adminOnly, signedIn, type RequestContext } from '../procedures.ts'
import { decideEarning, type NotDecided } from './decide-earning.ts'
import { listEarnings } from './list-earnings.ts'
import { makeStatement } from './statement/make-statement.ts'
import { sumEarnings, sumMonths } from './totals.ts'
import { whoseLedger } from './whose.ts'

type Context = Pick<RequestContext, 'cloud' | 'principal'>
const reads = <T>({ cloud, principal }: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
  cloud.db.as(principal.claims, work)

const NOT_DECIDED: Record<NotDecided, readonly [number, string]> = {
  not_found: [404, 'There is no such earning in this store.'],
  decided_meanwhile: [409, 'Somebody else decided about this earning meanwhile. Look at it again.'],
  nothing_to_decide: [409, 'There is nothing to decide about this earning.'],
  too_much: [422, 'That is more than is left of this earning.'],
  key_reused: [409, 'This decision was sent before with other words.'],
}

/** cloudContract.earnings: the ledger, for the office and for each maker of their own rows. */
export const earningsHandlers = {
  list: signedIn.earnings.list.handler(({ input, context }) => {
    const makerId = whoseLedger(context.principal, input.makerId)
    return reads(context, (tx) => listEarnings(tx, { ...input, makerId: makerId as typeof input.makerId }))
  }),
  totals: signedIn.earnings.totals.handler(({ input, context }) => {
    const makerId = whoseLedger(context.principal, input.makerId)
    return reads(context, (tx) => sumEarnings(tx, makerId))
  }),
  months: signedIn.earnings.months.handler(({ input, context }) => {
    const makerId = whoseLedger(context.principal, input.makerId)
    return reads(context, (tx) => sumMonths(tx, makerId))
  }),
  statement: signedIn.earnings.statement.handler(async ({ input, context }) => {
    const makerId = whoseLedger(context.principal, input.makerId)
    if (makerId === null) throw new Problem(422, 'whose_statement', 'Say whose statement it is.')
    if (input.from > input.to) throw new Problem(422, 'wrong_period', 'The period ends before it begins.')
    const made = await reads(context, (tx) => makeStatement(tx, { ...input, makerId }))
    if (!made) throw new Problem(404, 'not_found', 'There is no such maker in this store.')
    return made
  }),
  decide: adminOnly.earnings.decide.handler(({ input, context }) =>
    reads(context, async (tx) => {
      const decided = await decideEarning(context.cloud, tx, context.principal, input)
      if (typeof decided !== 'string') return decided
      const [status, sentence] = NOT_DECIDED[decided]
      // Thrown inside, so that the key of a decision without effect is not kept.
      throw new Problem(status, decided, sentence)
    }),
  ),
}
