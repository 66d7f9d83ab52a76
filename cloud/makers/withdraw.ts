import type { EarningDecision, HandedOver } from '../../src-shared/cloud-contract/makers/assignment.ts'
import { isRefusal, refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Tx } from '../db/database.ts'
import { loadFulfillments } from '../fulfillment/load.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import type { OfficePerson } from '../orders/change-fulfillments.ts'
import { Problem } from '../problem.ts'
import { activeMaker, handTo } from './assign.ts'
import { takeBackEarning } from './take-back-earning.ts'

/** What the next maker reads: why the one before lost the job is none of their business. */
const TAKEN_OVER = 'Taken over'

export interface Withdrawal {
  readonly fulfillmentId: string
  readonly reason: string
  readonly earning: EarningDecision | null
  readonly toMakerId: string | null
}

/**
 * Takes work back from its maker; with `toMakerId` another maker has it at once. Once production has started the
 * admin says what becomes of the earning (X9). All of it in the caller's one transaction.
 */
export async function withdraw(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  { fulfillmentId, reason, earning, toMakerId }: Withdrawal,
): Promise<Refusal | HandedOver> {
  const loaded = (await loadFulfillments(tx, [fulfillmentId])).get(fulfillmentId)
  if (!loaded) throw new Problem(404, 'not_found', 'There is no such fulfilment in this store.')
  const { doc } = loaded
  if (doc.makerId !== null && doc.makerId === toMakerId)
    return refuse('already_with_maker', { name: 'This maker' })
  if (doc.makerId !== null && doc.startedAt !== null && earning === null)
    throw new Problem(
      422,
      'decision_needed',
      'Production has started: say whether the maker keeps the earning or it is taken back.',
      { errors: [{ field: 'earning', message: 'keep or reverse' }] },
    )
  const maker = toMakerId === null ? null : await activeMaker(tx, toMakerId)
  const change = handTo(
    context,
    person,
    loaded,
    [{ name: 'fulfillment.withdraw', version: 1, args: { reason } }],
    maker && { maker, reason: TAKEN_OVER },
  )
  if (isRefusal(change)) return change
  await saveFulfillments(context, tx, [change])
  if (doc.makerId !== null && doc.startedAt !== null && earning)
    await decide(context, tx, person, { fulfillmentId, makerId: doc.makerId, earning, reason })
  return {
    orderId: doc.orderId,
    fulfillmentIds: [doc.id],
    makerId: (maker?.id ?? null) as HandedOver['makerId'],
    makerName: maker?.name ?? null,
  }
}

/** The decision that was made with the withdrawal, on the earning that the withdrawal left waiting for one. */
async function decide(
  { newId, clock }: SaveContext,
  tx: Tx,
  person: OfficePerson,
  wanted: { fulfillmentId: string; makerId: string; earning: EarningDecision; reason: string },
): Promise<void> {
  await tx.elevated(async (service) => {
    const open = await service.query<{ id: string }>(
      `select e.id from maker_earnings e join maker_orders m on m.id = e.maker_order_id
       where m.fulfillment_request_id = $1 and m.maker_id = $2 and m.status = 'withdrawn' and e.kind = 'earning' and e.decision_needed
       order by e.id for update of e`,
      [wanted.fulfillmentId, wanted.makerId],
    )
    for (const { id } of open) {
      const reason = `${wanted.earning === 'keep' ? 'Kept' : 'Taken back'} by ${person.name}: ${wanted.reason}`
      if (wanted.earning === 'reverse')
        await takeBackEarning(newId, service, {
          earningId: id,
          reason,
          by: person.id,
          now: toInstant(clock.now()),
        })
      else
        await service.query('update maker_earnings set decision_needed = false, reason = $2 where id = $1', [
          id,
          reason,
        ])
    }
  })
}
