import { oc } from '@orpc/contract'
import { z } from 'zod'
import { actor, photo } from '../fulfillment/document.ts'
import { fulfillmentId, orderId, photoId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'

/** A photo of a finished piece, as the office sees it. */
export const orderPhoto = photo.extend({
  fulfillmentId,
  by: actor,
  at: instant,
  /** When its picture came; null while the station that took it has still to send it. */
  receivedAt: instant.nullable(),
})
export type OrderPhoto = z.infer<typeof orderPhoto>

const one = z.object({ id: photoId })

/** Photos of finished pieces. Their bytes come by `PUT /v1/photos/{id}?fulfillmentId=…` (cloud/photos/photo-routes.ts). */
export const photos = {
  list: oc
    .route({
      method: 'GET',
      path: '/orders/{orderId}/photos',
      tags: ['photos'],
      summary: 'The photos of the finished pieces of an order, also those whose picture is still to come',
    })
    .input(z.object({ orderId }))
    .output(z.array(orderPhoto)),
  url: oc
    .route({
      method: 'POST',
      path: '/photos/{id}/url',
      tags: ['photos'],
      summary: 'A link to a photo, good for 10 minutes, for whoever may see its fulfilment',
    })
    .input(one)
    .output(z.object({ url: z.url(), expiresAt: instant })),
  picture: oc
    .route({
      method: 'GET',
      path: '/photos/{id}/picture',
      tags: ['photos'],
      summary: 'A photo as a data URL, for a window that may load nothing from elsewhere',
    })
    .input(one)
    .output(z.object({ dataUrl: z.string() })),
}
