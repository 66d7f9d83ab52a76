import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { followWork } from '../makers/follow-work.ts'
import { queueMails } from '../notifications/queue-mails.ts'
import { lockOrders, refreshOrders } from '../orders/refresh-orders.ts'
import { scopesOf } from '../sync/device.ts'
import type { Change } from './change.ts'
import { recordEvents } from './record-events.ts'
import { insertDocuments, recordRoutes, updateDocuments } from './write-documents.ts'
import { openShipments, recordDelivery, recordPacked } from './write-parts.ts'

/** What saving needs of the world: the time, ids, the job queue, and whom to tell after the commit (sync tells by itself). */
export type SaveContext = Pick<Cloud, 'clock' | 'newId' | 'jobs'> & Partial<Pick<Cloud, 'poke'>>

/**
 * The only writer of fulfilments: documents with the columns beside them, and everything that follows from them, in
 * the caller's transaction and in the same few statements for one change as for five hundred.
 *
 * The documents are updated with the caller's own rights (row-level security holds); what follows is done as the
 * service: packed counts, shipments, order events, the order's status and dates, the mails that are due, and the makers' ledger.
 * The rows must have been locked by `loadFulfillments` in this transaction; at most one change per fulfilment.
 * @returns the new version of each fulfilment, by id
 * @throws when a row is not there in the version that was loaded, or not the caller's to change
 */
export async function saveFulfillments(
  context: SaveContext,
  tx: Tx,
  changes: readonly Change[],
): Promise<Map<string, number>> {
  if (changes.length === 0) return new Map()
  const now = toInstant(context.clock.now())
  const fresh = changes.filter((change) => change.before === null)
  const changed = changes.filter((change) => change.before !== null)
  const versions = await updateDocuments(tx, changed, now)
  await tx.elevated(async (service) => {
    // Locked before the fulfilments of other factories are read: whoever comes second sees what the first one did.
    const orders = await lockOrders(
      service,
      changes.map((change) => change.after.orderId),
    )
    if (fresh.length > 0) await insertDocuments(service, fresh, now)
    await recordRoutes(service, changed)
    await recordPacked(service, changed)
    await openShipments(service, changes)
    await recordDelivery(service, changed)
    await recordEvents(service, changes, now)
    await refreshOrders(service, orders, now)
    await queueMails(context, service, orders, changed)
    await followWork(context, service, changes)
  })
  const touched = changes.flatMap(({ before, after }) => (before ? [before.doc, after] : [after]))
  tx.afterCommit(() => context.poke?.(scopesOf(touched)))
  for (const change of fresh) versions.set(change.after.id, 1)
  return versions
}
