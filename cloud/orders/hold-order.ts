import { ENDED, STATE_WORDS } from '../../src-shared/fulfillment/lifecycle.ts'
import { refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import type { Tx } from '../db/database.ts'
import type { LoadedFulfillment } from '../fulfillment/change.ts'
import { loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import type { SaveContext } from '../fulfillment/save.ts'
import { saveAll, through, type OfficePerson } from './change-fulfillments.ts'

const openParts = async (tx: Tx, orderId: string): Promise<LoadedFulfillment[]> =>
  [...(await loadFulfillmentsOfOrder(tx, orderId)).values()].filter(({ doc }) => !ENDED.has(doc.state))

/** Holds back every part that is still to be made, with a reason. A sentence when there is none. */
export async function holdOrder(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  reason: string,
): Promise<Refusal | string | null> {
  const open = await openParts(tx, orderId)
  const free = open.filter(({ doc }) => doc.hold === null)
  if (open.length > 0 && free.length === 0)
    return refuse('already_on_hold', { reason: open[0]!.doc.hold!.reason })
  if (free.length === 0) return nothingToHold([...(await loadFulfillmentsOfOrder(tx, orderId)).values()])
  const call = { name: 'fulfillment.hold', version: 1, args: { reason } }
  return saveAll(
    context,
    tx,
    free.map((one) => through(context, person, one, [call])),
  )
}

const nothingToHold = ([first]: readonly LoadedFulfillment[]): string =>
  first
    ? `Nothing of this order can be held back any more. It is now: ${STATE_WORDS[first.doc.state].toLowerCase()}.`
    : 'Nothing of this order is being made yet: it is not paid.'

/** Lets every part that is held go on, with a reason. */
export async function releaseOrder(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  reason: string,
): Promise<Refusal | null> {
  const held = (await openParts(tx, orderId)).filter(({ doc }) => doc.hold !== null)
  if (held.length === 0) return refuse('not_on_hold')
  const call = { name: 'fulfillment.release', version: 1, args: { reason } }
  return saveAll(
    context,
    tx,
    held.map((one) => through(context, person, one, [call])),
  )
}
