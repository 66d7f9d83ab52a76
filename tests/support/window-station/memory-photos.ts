import type { Implementer } from '@orpc/server'
import { createHash } from 'node:crypto'
import type { Photo } from '../../../src-shared/fulfillment/document.ts'
import { photoId } from '../../../src-shared/ids/ids.ts'
import type { ActionResult } from '../../../src-shared/station-contract/bench.ts'
import type { stationContract } from '../../../src-shared/station-contract/contract.ts'
import type { LocalPhoto } from '../../../src-shared/station-contract/photos.ts'
import { id } from './demo-work.ts'

type Os = Implementer<typeof stationContract, Record<never, never>, Record<never, never>>
type Act = (fulfillmentId: string, name: string, args: unknown) => ActionResult

/** The photos of a station in memory: each is with the office at once. */
export function memoryPhotos(os: Os, act: Act, now: () => number) {
  const photos = new Map<string, LocalPhoto[]>()
  return {
    add: os.photos.add.handler(({ input: { fulfillmentId, name, mediaType, bytes: base64 } }) => {
      const bytes = Buffer.from(base64, 'base64')
      const taken = [...photos.values()].flat().length
      const photo: Photo = {
        id: photoId.parse(id(90, taken + 1)),
        name,
        mediaType,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }
      const done = act(fulfillmentId, 'photo', { photo })
      if (done.ok)
        photos.set(fulfillmentId, [
          ...(photos.get(fulfillmentId) ?? []),
          { ...photo, state: 'sent', addedAt: new Date(now()).toISOString(), sentence: null },
        ])
      return done
    }),
    list: os.photos.list.handler(({ input }) => photos.get(input.fulfillmentId) ?? []),
  }
}
