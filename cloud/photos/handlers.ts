import { buffer } from 'node:stream/consumers'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Principal } from '../auth/principal.ts'
import type { Cloud } from '../cloud.ts'
import { Problem } from '../problem.ts'
import { knownCaller } from '../procedures.ts'
import { orderPhotos } from './order-photos.ts'

const LINK_SECONDS = 600
const notThere = (): Problem => new Problem(404, 'not_found', 'There is no such photo in your work.')

interface Stored {
  storage_key: string
  media_type: string
}

/** Where a photo lies, for whoever may see its fulfilment: row-level security decides. */
async function find({ db }: Cloud, { claims }: Principal, id: string): Promise<Stored> {
  const found = await db.as(claims, (tx) =>
    tx.first<Stored>('select storage_key, media_type from photos where id = $1', [id]),
  )
  if (!found) throw notThere()
  return found
}

/** cloudContract.photos. */
export const photosHandlers = {
  list: knownCaller.photos.list.handler(({ input, context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) => orderPhotos(tx, input.orderId)),
  ),
  url: knownCaller.photos.url.handler(async ({ input, context: { cloud, principal } }) => {
    const { storage_key: key } = await find(cloud, principal, input.id)
    return {
      url: cloud.storage.signedUrl(key, LINK_SECONDS),
      expiresAt: toInstant(cloud.clock.now() + LINK_SECONDS * 1000),
    }
  }),
  picture: knownCaller.photos.picture.handler(async ({ input, context: { cloud, principal } }) => {
    const { storage_key: key, media_type: mediaType } = await find(cloud, principal, input.id)
    const content = await cloud.storage.read(key)
    if (!content) throw notThere()
    return { dataUrl: `data:${mediaType};base64,${(await buffer(content)).toString('base64')}` }
  }),
}
