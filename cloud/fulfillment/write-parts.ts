import type { Tx } from '../db/database.ts'
import type { Change } from './change.ts'

/** Keeps `fulfillment_request_items.packed` equal to the documents. */
export async function recordPacked(tx: Tx, changes: readonly Change[]): Promise<void> {
  const items = changes.flatMap(({ before, after }) => {
    const packedBefore = new Map(before!.doc.items.map((item) => [item.id, item.packed]))
    return after.items.filter((item) => packedBefore.get(item.id) !== item.packed)
  })
  if (items.length === 0) return
  await tx.query(
    `update fulfillment_request_items i set packed = c.packed from unnest($1::uuid[], $2::int[]) as c (id, packed) where i.id = c.id`,
    [items.map((item) => item.id), items.map((item) => item.packed)],
  )
}

/** A shipment for every parcel that is new in its document. */
export async function openShipments(tx: Tx, changes: readonly Change[]): Promise<void> {
  const sent = changes.flatMap(({ before, after }) => {
    const known = new Set(before?.doc.parcels.map((parcel) => parcel.id))
    return after.parcels.filter((parcel) => !known.has(parcel.id)).map((parcel) => ({ parcel, doc: after }))
  })
  if (sent.length === 0) return
  await tx.query(
    `insert into shipments (id, store_id, order_id, fulfillment_request_id, carrier, carrier_name, tracking_number, tracking_url, grams, shipped_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::timestamptz[])`,
    [
      sent.map(({ parcel }) => parcel.id),
      sent.map(({ doc }) => doc.storeId),
      sent.map(({ doc }) => doc.orderId),
      sent.map(({ doc }) => doc.id),
      sent.map(({ parcel }) => parcel.carrier),
      sent.map(({ parcel }) => parcel.carrierName),
      sent.map(({ parcel }) => parcel.trackingNumber),
      sent.map(({ parcel }) => parcel.trackingUrl),
      sent.map(({ parcel }) => parcel.grams),
      sent.map(({ parcel }) => parcel.shippedAt),
    ],
  )
}

/** When a fulfilment is delivered, so are its parcels. */
export async function recordDelivery(tx: Tx, changes: readonly Change[]): Promise<void> {
  const delivered = changes.filter(
    ({ before, after }) =>
      before!.doc.deliveredAt === null && after.deliveredAt !== null && after.parcels.length > 0,
  )
  if (delivered.length === 0) return
  await tx.query(
    `update shipments s set delivered_at = c.delivered_at from unnest($1::uuid[], $2::timestamptz[]) as c (id, delivered_at)
     where s.fulfillment_request_id = c.id and s.delivered_at is null`,
    [delivered.map(({ after }) => after.id), delivered.map(({ after }) => after.deliveredAt)],
  )
}
