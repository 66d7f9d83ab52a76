import { createHash } from 'node:crypto'
import { fulfillment, type Photo } from '../../src-shared/fulfillment/document.ts'
import { imageTypeOf } from '../../src-shared/std/image-type.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Principal } from '../auth/principal.ts'
import type { Cloud } from '../cloud.ts'

export interface SentPhoto {
  readonly id: string
  readonly fulfillmentId: string
  readonly bytes: Uint8Array
}

export type ReceivedPhoto =
  | { readonly received: 'now' | 'before' }
  /** `not_yours`: the fulfilment is not with the caller. `not_announced`: no action has named this photo yet. */
  | { readonly refused: 'not_yours' | 'not_announced' | 'not_a_picture' | 'not_the_same' }

interface Work {
  store_id: string
  order_id: string
  photos: unknown
  there: boolean
}

const EXTENSION: Record<Photo['mediaType'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
}

/**
 * Keeps the bytes of a photo that an action (fulfillment.photo) has announced, if they are what it said. The same photo
 * again changes nothing. Row-level security decides whose fulfilment it is.
 */
export async function receivePhoto(
  { db, storage, clock }: Pick<Cloud, 'db' | 'storage' | 'clock'>,
  { claims, device }: Principal,
  { id, fulfillmentId, bytes }: SentPhoto,
): Promise<ReceivedPhoto> {
  const work = await db.as(claims, (tx) =>
    tx.first<Work>(
      `select store_id, order_id, doc -> 'photos' as photos, exists (select from photos p where p.id = $2) as there
       from fulfillment_requests where id = $1`,
      [fulfillmentId, id],
    ),
  )
  if (!work) return { refused: 'not_yours' }
  const announced = fulfillment.shape.photos.parse(work.photos ?? [])?.find((photo) => photo.id === id)
  if (!announced) return { refused: 'not_announced' }
  if (imageTypeOf(bytes) !== announced.mediaType) return { refused: 'not_a_picture' }
  if (bytes.length !== announced.bytes || sha256(bytes) !== announced.sha256)
    return { refused: 'not_the_same' }
  if (work.there) return { received: 'before' }

  const key = `photos/${id}.${EXTENSION[announced.mediaType]}`
  await storage.put(key, bytes, announced.mediaType)
  // Two tries at once store the same bytes under the same key; one of them makes the row.
  const made = await db.asService((tx) =>
    tx.query(
      `insert into photos (id, store_id, order_id, fulfillment_request_id, storage_key, name, media_type, bytes, sha256, device_id, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (id) do nothing returning id`,
      [
        id,
        work.store_id,
        work.order_id,
        fulfillmentId,
        key,
        announced.name,
        announced.mediaType,
        announced.bytes,
        announced.sha256,
        device?.id ?? null,
        toInstant(clock.now()),
      ],
    ),
  )
  return { received: made.length > 0 ? 'now' : 'before' }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
