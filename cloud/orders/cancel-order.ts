import { next } from '../../src-shared/fulfillment/lifecycle.ts'
import { refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import type { AuditActor } from '../audit/record.ts'
import type { Tx } from '../db/database.ts'
import type { Change, LoadedFulfillment } from '../fulfillment/change.ts'
import { loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import type { SaveContext } from '../fulfillment/save.ts'
import { refundCancelledParts } from '../refunds/refund-cancelled.ts'
import { saveAll, through, type OfficePerson } from './change-fulfillments.ts'

/**
 * Cancels every fulfilment that has not left the building. Our own factory answers at once, so asking and cancelling
 * are one step; with others the request stands until they answer. What has left stays as it is (X14).
 * What was paid for what is cancelled goes back, unless the office says otherwise. Refused when nothing can be cancelled any more.
 */
export async function cancelOrder(
  context: SaveContext,
  adapters: FulfillmentProviders,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  reason: string,
  refund = true,
): Promise<Refusal | null> {
  const loaded = [...(await loadFulfillmentsOfOrder(tx, orderId)).values()]
  const open = loaded.filter(({ doc }) => next(doc.state, 'cancel') !== null)
  if (open.length === 0)
    return refuse('not_cancellable', { state: loaded[0]?.doc.state ?? 'pending_payment' })
  const outcomes = await Promise.all(open.map((one) => cancelled(context, adapters, person, one, reason)))
  const refused = await saveAll(context, tx, outcomes)
  if (refused) return refused
  await tx.elevated((service) =>
    service.query('update orders set cancel_reason = $2 where id = $1', [orderId, reason]),
  )
  if (refund) await refundCancelledParts(context, tx, officeOf(person, open[0]!.doc.storeId), orderId, reason)
  return null
}

const officeOf = ({ id, name }: OfficePerson, storeId: string): AuditActor => ({
  person: { id, name, role: 'admin' },
  device: null,
  claims: { role: 'authenticated', store_id: storeId },
})

async function cancelled(
  context: SaveContext,
  adapters: FulfillmentProviders,
  person: OfficePerson,
  loaded: LoadedFulfillment,
  reason: string,
): Promise<Change | Refusal> {
  const { doc } = loaded
  const ask = { name: 'fulfillment.requestCancel', version: 1, args: { reason } }
  const confirm = { name: 'fulfillment.cancel', version: 1, args: { reason } }
  const calls = next(doc.state, 'request_cancel') ? [ask] : []
  const adapter = adapters(doc.provider)
  // Work that was never handed over needs nobody's consent.
  const inHands = doc.state !== 'pending' && doc.state !== 'failed'
  if (inHands && adapter?.inHouse !== true) return through(context, person, loaded, calls)
  const answer = inHands && adapter ? await adapter.cancelOrder(doc, null) : { accepted: true }
  return through(context, person, loaded, answer.accepted ? [...calls, confirm] : calls)
}
