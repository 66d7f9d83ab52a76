import { z } from 'zod'
import { photo } from '../fulfillment/document.ts'
import { mutation } from './mutation.ts'
import { recorded } from './record.ts'
import { refuse } from './refusal.ts'

/** So many pictures tell how a piece came out. */
const MOST = 20

/** Adds a photo of the finished piece. The picture itself follows beside the documents. */
export const addPhoto = mutation({
  name: 'fulfillment.photo',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({ photo }),
  apply(doc, args, context) {
    const photos = doc.photos ?? []
    if (photos.length >= MOST) return refuse('too_many_photos', { most: MOST })
    if (photos.some(({ id }) => id === args.photo.id)) return doc
    return recorded(
      { ...doc, photos: [...photos, { ...args.photo, by: context.actor, at: context.now }] },
      'photo_added',
      context,
      args.photo.name,
    )
  },
})
