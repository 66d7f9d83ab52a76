import { z } from 'zod'
import { photo, PHOTO_MAX_BYTES } from '../fulfillment/document.ts'
import { fulfillmentId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'

/** A photo of the finished piece, as the window hands it over: made small, and without what the camera wrote into it. */
export const newPhoto = z.object({
  fulfillmentId,
  name: photo.shape.name,
  mediaType: photo.shape.mediaType,
  /** Base64. */
  bytes: z
    .base64()
    .min(4)
    .max(Math.ceil(PHOTO_MAX_BYTES / 3) * 4),
})
export type NewPhoto = z.infer<typeof newPhoto>

/** A photo that was taken on this station, and how far its bytes are. */
export const localPhoto = photo.extend({
  state: z.enum(['waiting', 'sent', 'refused']),
  addedAt: instant,
  /** Why it was refused; null else. */
  sentence: z.string().nullable(),
})
export type LocalPhoto = z.infer<typeof localPhoto>
