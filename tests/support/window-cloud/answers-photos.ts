import { implement, ORPCError } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { OrderPhoto } from '../../../src-shared/cloud-contract/photos.ts'
import { photoId, userId } from '../../../src-shared/ids/ids.ts'
import type { Store } from './store.ts'

/** cloudContract.photos, on what is kept in memory: parts that left have two photos each, and one that is on its way. */
export function photosAnswers(store: Store) {
  const os = implement(cloudContract).photos
  const made = new Map<string, OrderPhoto[]>()
  const photosOf = (orderId: string): OrderPhoto[] => {
    const kept = made.get(orderId)
    if (kept) return kept
    const order = store.orders.find(({ base }) => base.id === orderId)
    const left = order?.fulfillments.filter(({ shippedAt }) => shippedAt !== null) ?? []
    const photos = left.flatMap((doc) =>
      ['front.jpg', 'side, with the seam where the two halves meet.jpg', 'packed.jpg'].map((name, at) => ({
        id: photoId.parse(store.chance.id(store.now())),
        name,
        mediaType: 'image/jpeg' as const,
        bytes: 480_000 + at * 61_000,
        sha256: String(at).repeat(64),
        fulfillmentId: doc.id,
        by: {
          id: userId.parse(store.chance.id(store.now())),
          name: 'Lerato Dlamini',
          role: 'maker' as const,
        },
        at: doc.shippedAt!,
        receivedAt: at < 2 ? doc.shippedAt! : null,
      })),
    )
    made.set(orderId, photos)
    return photos
  }
  const found = (id: string): void => {
    if (![...made.values()].flat().some((photo) => photo.id === id && photo.receivedAt))
      throw new ORPCError('NOT_FOUND', { message: 'There is no such photo in your work.' })
  }
  return {
    list: os.list.handler(({ input }) => photosOf(input.orderId)),
    url: os.url.handler(({ input }) => {
      found(input.id)
      return {
        url: `http://127.0.0.1:4600/files/photos/${input.id}.jpg`,
        expiresAt: new Date(store.now() + 600_000).toISOString(),
      }
    }),
    picture: os.picture.handler(({ input }) => {
      found(input.id)
      return { dataUrl: store.products.find(({ imageUrl }) => imageUrl?.startsWith('data:'))?.imageUrl ?? '' }
    }),
  }
}
