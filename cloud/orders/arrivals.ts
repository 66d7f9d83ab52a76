import type { Arrival } from '../../src-shared/cloud-contract/desk.ts'
import type { Actor } from '../../src-shared/fulfillment/document.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { changeOf, withMutation, type Change, type LoadedFulfillment } from '../fulfillment/change.ts'
import { loadFulfillments } from '../fulfillment/load.ts'
import { saveFulfillments } from '../fulfillment/save.ts'
import { recordOrderEvent } from './record-order-event.ts'

/** A parcel that somebody says has arrived. Without a carrier, that of any. */
export interface ArrivedParcel {
  readonly carrier: string | null
  readonly trackingNumber: string
  readonly at: Date
}

interface Shipment {
  readonly id: string
  readonly order_id: string
  readonly number: string
  readonly fulfillment_request_id: string
  readonly carrier_name: string
  readonly delivered_at: Date | null
}

/**
 * Marks the parcels of a store with this number delivered, each once; a fulfilment all of whose parcels have arrived is
 * delivered with the last of them (S0.13). Said twice, or by two at the same moment, it takes effect once.
 */
export async function recordArrival(
  cloud: Cloud,
  tx: Tx,
  storeId: string,
  by: Actor,
  parcel: ArrivedParcel,
): Promise<Pick<Arrival, 'outcome'> & { readonly orders: { id: string; number: string }[] }> {
  const known = await tx.query<Shipment>(
    `select s.id, s.order_id, o.order_number as number, s.fulfillment_request_id, s.carrier_name, s.delivered_at
     from shipments s join orders o on o.id = s.order_id
     where s.store_id = $1 and s.tracking_number = $2 and ($3::text is null or s.carrier = $3) order by s.id`,
    [storeId, parcel.trackingNumber, parcel.carrier],
  )
  const orders = [
    ...new Map(known.map((one) => [one.order_id, { id: one.order_id, number: one.number }])).values(),
  ]
  if (known.length === 0) return { outcome: 'unknown_parcel', orders }
  const onTheWay = known.filter((one) => one.delivered_at === null)
  // Whoever comes second waits here, and then finds the parcel delivered.
  const parts = await loadFulfillments(
    tx,
    onTheWay.map((one) => one.fulfillment_request_id),
  )
  const fresh = await tx.elevated((service) => markDelivered(cloud, service, storeId, by, parcel, onTheWay))
  if (fresh.size === 0) return { outcome: 'already_delivered', orders }
  await saveFulfillments(cloud, tx, await completed(cloud, tx, by, [...parts.values()]))
  return { outcome: 'delivered', orders }
}

/** Writes the day of arrival on the parcels and into their orders' stories; answers the ids of those that had none. */
async function markDelivered(
  cloud: Cloud,
  service: Tx,
  storeId: string,
  by: Actor,
  { trackingNumber, at }: ArrivedParcel,
  parcels: readonly Shipment[],
): Promise<Set<string>> {
  const arrived = at.getTime() > cloud.clock.now() ? new Date(cloud.clock.now()) : at
  const marked = await service.query<{ id: string }>(
    'update shipments set delivered_at = $2 where id = any($1::uuid[]) and delivered_at is null returning id',
    [parcels.map((one) => one.id), arrived],
  )
  const fresh = new Set(marked.map((row) => row.id))
  for (const one of parcels.filter(({ id }) => fresh.has(id)))
    await recordOrderEvent(cloud, service, {
      storeId,
      orderId: one.order_id,
      kind: 'parcel_delivered',
      actor: by,
      detail: `${one.carrier_name} ${trackingNumber}`,
      change: { shipmentId: one.id, fields: { deliveredAt: [null, arrived.toISOString()] } },
    })
  return fresh
}

/** Of these, what is shipped and has no parcel on its way any more, delivered. */
async function completed(
  cloud: Cloud,
  tx: Tx,
  by: Actor,
  parts: readonly LoadedFulfillment[],
): Promise<Change[]> {
  const waiting = await tx.query<{ id: string }>(
    'select distinct fulfillment_request_id as id from shipments where fulfillment_request_id = any($1::uuid[]) and delivered_at is null',
    [parts.map((one) => one.id)],
  )
  const missing = new Set(waiting.map((row) => row.id))
  return parts.flatMap((loaded) => {
    if (loaded.doc.state !== 'shipped' || missing.has(loaded.id)) return []
    const audit = { mutationId: cloud.newId(), mutationName: 'fulfillment.deliver' }
    const after = applyCall(
      loaded.doc,
      { name: 'fulfillment.deliver', version: 1, args: {} },
      { now: toInstant(cloud.clock.now()), actor: by, mutationId: audit.mutationId, permissions: [] },
    )
    return isRefusal(after) ? [] : [withMutation(changeOf(loaded), after, audit)]
  })
}
