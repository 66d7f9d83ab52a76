import type { HandedOver } from '../../src-shared/cloud-contract/makers/assignment.ts'
import { isRefusal, type Refusal } from '../../src-shared/mutations/refusal.ts'
import type { MutationCall } from '../../src-shared/mutations/registry.ts'
import type { Tx } from '../db/database.ts'
import type { Change, LoadedFulfillment } from '../fulfillment/change.ts'
import { loadFulfillments, loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import { through, type OfficePerson } from '../orders/change-fulfillments.ts'
import { Problem } from '../problem.ts'

export interface Maker {
  readonly id: string
  readonly name: string
}

/** An active maker of the caller's store, locked against being paused meanwhile. Throws the problem in words. */
export async function activeMaker(tx: Tx, makerId: string): Promise<Maker> {
  const maker = await tx.elevated((service) =>
    service.first<Maker & { status: string; active: boolean; store_id: string }>(
      `select m.id, u.name, m.status, u.active, m.store_id from maker_profiles m join users u on u.id = m.user_id where m.id = $1 for share of m`,
      [makerId],
    ),
  )
  // Seen with the caller's own rights: a maker of another store is not there.
  const visible = maker && (await tx.first('select id from maker_profiles where id = $1', [makerId]))
  if (!maker || !visible) throw new Problem(404, 'not_found', 'There is no such maker.')
  if (maker.status !== 'active' || !maker.active)
    throw new Problem(
      409,
      'maker_not_active',
      `${maker.name} is ${maker.active ? maker.status : 'not with us any more'}. Choose an active maker.`,
    )
  return maker
}

/** Only what was paid for is made by makers (S0.11). Throws the problem in words. */
async function refuseUnpaid(tx: Tx, orderIds: readonly string[]): Promise<void> {
  const unpaid = await tx.first<{ number: string }>(
    `select order_number as number from orders where id = any($1::uuid[]) and payment_status not in ('paid', 'partially_refunded') limit 1`,
    [orderIds],
  )
  if (unpaid)
    throw new Problem(
      409,
      'not_paid',
      `${unpaid.number} is not paid. It can be assigned once the money is here.`,
    )
}

const assignCall = (maker: Maker, reason: string): MutationCall => ({
  name: 'fulfillment.assign',
  version: 1,
  args: { makerId: maker.id, makerName: maker.name.slice(0, 120), reason },
})

/** A change that hands work to a maker, with the reason of the choice beside it. */
export const handTo = (
  context: SaveContext,
  person: OfficePerson,
  loaded: LoadedFulfillment,
  calls: readonly MutationCall[],
  to: { maker: Maker; reason: string } | null,
): Change | Refusal => {
  const change = through(context, person, loaded, [
    ...calls,
    ...(to ? [assignCall(to.maker, to.reason)] : []),
  ])
  if (isRefusal(change) || !to) return change
  return {
    ...change,
    route: {
      providerId: null,
      reason: `${to.maker.name}, by ${person.name}: ${to.reason}`,
      externalId: null,
    },
  }
}

/**
 * Hands a paid order, or some of its fulfilments, to an active maker: maker orders, pending earnings, audit and a word to
 * the maker in the caller's one transaction (S0.21, S0.23). Work that another maker has is refused: it is withdrawn or
 * reassigned by name. Answers the refusal, or what was handed over.
 */
export async function assignOrder(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  wanted: {
    readonly orderId: string
    readonly makerId: string
    readonly reason: string
    readonly fulfillmentIds: readonly string[] | null
  },
): Promise<Refusal | HandedOver> {
  const { orderId, makerId, reason, fulfillmentIds } = wanted
  if (!(await tx.first('select id from orders where id = $1', [orderId])))
    throw new Problem(404, 'not_found', 'There is no such order in this store.')
  const maker = await activeMaker(tx, makerId)
  const loaded = fulfillmentIds
    ? await loadFulfillments(tx, fulfillmentIds)
    : await loadFulfillmentsOfOrder(tx, orderId)
  // After the lock of its fulfilments: a refund that is under way is waited for.
  await refuseUnpaid(tx, [orderId])
  const parts = [...loaded.values()].filter(({ doc }) => doc.orderId === orderId)
  if (fulfillmentIds && parts.length !== new Set(fulfillmentIds).size)
    throw new Problem(404, 'not_found', 'One of these parts is not of this order.')
  const chosen = fulfillmentIds ? parts : parts.filter(canBeAssigned)
  return handOver(context, tx, person, chosen.length > 0 ? chosen : parts, maker, reason)
}

const canBeAssigned = ({ doc }: LoadedFulfillment): boolean =>
  doc.makerId === null && (doc.state === 'pending' || doc.state === 'submitted' || doc.state === 'processing')

/** One fulfilment, by its own id: what assigning many does for each. */
export async function assignFulfillment(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  wanted: { readonly fulfillmentId: string; readonly makerId: string; readonly reason: string },
): Promise<Refusal | HandedOver> {
  const maker = await activeMaker(tx, wanted.makerId)
  const loaded = (await loadFulfillments(tx, [wanted.fulfillmentId])).get(wanted.fulfillmentId)
  if (!loaded) throw new Problem(404, 'not_found', 'There is no such fulfilment in this store.')
  await refuseUnpaid(tx, [loaded.doc.orderId])
  return handOver(context, tx, person, [loaded], maker, wanted.reason)
}

async function handOver(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  parts: readonly LoadedFulfillment[],
  maker: Maker,
  reason: string,
): Promise<Refusal | HandedOver> {
  const changes: Change[] = []
  for (const part of parts) {
    if (part.doc.makerId !== null && part.doc.makerId !== maker.id)
      throw new Problem(
        409,
        'with_another_maker',
        `${part.doc.order.number} is with another maker already. Withdraw it first, or reassign it.`,
      )
    const change = handTo(context, person, part, [], { maker, reason })
    if (isRefusal(change)) return change
    changes.push(change)
  }
  await saveFulfillments(context, tx, changes)
  return {
    orderId: parts[0]!.doc.orderId,
    fulfillmentIds: parts.map(({ doc }) => doc.id),
    makerId: maker.id as HandedOver['makerId'],
    makerName: maker.name,
  }
}
