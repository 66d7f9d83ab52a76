import { fulfillment } from '../../src-shared/fulfillment/document.ts'
import { fulfillmentId } from '../../src-shared/ids/ids.ts'
import type { OrderPhoto } from '../../src-shared/cloud-contract/photos.ts'
import type { Tx } from '../db/database.ts'

interface Row {
  id: string
  photos: unknown
  received: Record<string, string> | null
}

/** The photos that the documents of an order name, oldest first, as far as the caller sees its fulfilments. */
export async function orderPhotos(tx: Tx, orderId: string): Promise<OrderPhoto[]> {
  const rows = await tx.query<Row>(
    `select f.id, f.doc -> 'photos' as photos,
       (select json_object_agg(p.id, to_char(p.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from photos p
        where p.fulfillment_request_id = f.id) as received
     from fulfillment_requests f where f.order_id = $1 and f.doc -> 'photos' is not null order by f.created_at, f.id`,
    [orderId],
  )
  return rows.flatMap(({ id, photos, received }) =>
    (fulfillment.shape.photos.parse(photos) ?? []).map((photo) => ({
      ...photo,
      fulfillmentId: fulfillmentId.parse(id),
      receivedAt: received?.[photo.id] ?? null,
    })),
  )
}
