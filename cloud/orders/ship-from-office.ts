import { refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import type { Tx } from '../db/database.ts'
import type { LoadedFulfillment } from '../fulfillment/change.ts'
import { loadFulfillments, loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { saveAll, through, type OfficePerson } from './change-fulfillments.ts'

export interface OfficeParcel {
  readonly carrier: string
  readonly carrierName: string | null
  readonly trackingNumber: string
  readonly trackingUrl: string | null
}

/**
 * Marks a fulfilment shipped from the office (S1.22): pieces that nobody scanned are confirmed by hand first, under the
 * admin's name. Held or cancelled work refuses, as it does at the bench.
 */
export async function shipFromOffice(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  fulfillmentId: string,
  parcel: OfficeParcel,
): Promise<Refusal | null> {
  const loaded = (await loadFulfillments(tx, [fulfillmentId])).get(fulfillmentId)
  if (!loaded || loaded.doc.orderId !== orderId) return refuse('not_found')
  const ship = {
    name: 'fulfillment.ship',
    version: 1,
    args: { parcels: [{ ...named(parcel), id: context.newId() }] },
  }
  return saveAll(context, tx, [through(context, person, loaded, [...confirmedByHand(loaded), ship])])
}

/** Only what belongs to a parcel, whatever else the caller's object holds. */
const named = ({ carrier, carrierName, trackingNumber, trackingUrl }: OfficeParcel): OfficeParcel => ({
  carrier,
  carrierName,
  trackingNumber,
  trackingUrl,
})

const confirmedByHand = ({ doc }: LoadedFulfillment) =>
  doc.items
    .filter((item) => item.packed < item.quantity)
    .map((item) => ({
      name: 'fulfillment.pack',
      version: 1,
      args: {
        itemId: item.id,
        pieces: item.quantity - item.packed,
        by: 'hand',
        evidence: 'shipped from the office',
      },
    }))

/** Confirms that every shipped fulfilment of an order has arrived (S0.13). Refused when none is on its way. */
export async function deliverOrder(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
): Promise<Refusal | null> {
  const shipped = [...(await loadFulfillmentsOfOrder(tx, orderId)).values()].filter(
    ({ doc }) => doc.state === 'shipped',
  )
  if (shipped.length === 0) return refuse('not_deliverable')
  return saveAll(
    context,
    tx,
    shipped.map((one) =>
      through(context, person, one, [{ name: 'fulfillment.deliver', version: 1, args: {} }]),
    ),
  )
}

/** Moves open work to another factory of the store, which becomes its provider; answers the order it belongs to. */
export async function moveFulfillment(
  context: SaveContext,
  tx: Tx,
  person: OfficePerson,
  fulfillmentId: string,
  factoryId: string,
  reason: string,
): Promise<Refusal | { orderId: string }> {
  const loaded = (await loadFulfillments(tx, [fulfillmentId])).get(fulfillmentId)
  // Under the caller's rights: a factory of another store is not there.
  const factory = await tx.first<{ id: string }>('select id from factories where id = $1', [factoryId])
  if (!loaded || !factory) return refuse('not_found')
  const change = through(context, person, loaded, [
    { name: 'fulfillment.move', version: 1, args: { factoryId, reason } },
  ])
  if (isRefusal(change)) return change
  const provider = await tx.first<{ id: string }>(
    "select id from fulfillment_providers where factory_id = $1 and type = 'factory' and active order by id limit 1",
    [factoryId],
  )
  await saveFulfillments(context, tx, [
    {
      ...change,
      route: {
        providerId: provider?.id ?? null,
        reason: `Moved by ${person.name}: ${reason}`,
        externalId: null,
      },
    },
  ])
  return { orderId: loaded.doc.orderId }
}
