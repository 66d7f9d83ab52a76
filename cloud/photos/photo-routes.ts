import { bodyLimit } from 'hono/body-limit'
import { PHOTO_MAX_BYTES } from '../../src-shared/fulfillment/document.ts'
import { isPrincipal } from '../auth/principal.ts'
import type { Cloud } from '../cloud.ts'
import type { CloudApp } from '../http.ts'
import { Problem } from '../problem.ts'
import { receivePhoto, type ReceivedPhoto } from './receive-photo.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Refused = Extract<ReceivedPhoto, { refused: string }>['refused']
/** A station tries again after 409; after the others it stops and tells its person. */
const REFUSALS: Record<Refused, [status: number, words: string]> = {
  not_yours: [404, 'The job of this photo is not yours any more.'],
  not_announced: [409, 'No action has named this photo yet. Send the action first.'],
  not_a_picture: [415, 'This is not the kind of picture that was announced.'],
  not_the_same: [422, 'This is not the picture that was announced: its length or its hash differs.'],
}

/**
 * `PUT /v1/photos/{id}?fulfillmentId=…` with the picture as its body: the bytes of a photo that a `fulfillment.photo`
 * action has named. To be added before the limit for the bodies of everything else.
 */
export function photoRoutes(app: CloudApp, cloud: Cloud): void {
  const tooLarge = (): never => {
    throw new Problem(413, 'body_too_large', `A photo is at most ${PHOTO_MAX_BYTES} bytes.`)
  }
  app.put('/v1/photos/:id', bodyLimit({ maxSize: PHOTO_MAX_BYTES, onError: tooLarge }), async (c) => {
    const principal = await cloud.auth.authenticate(c.req.raw)
    if (!isPrincipal(principal)) throw new Problem(principal.status, principal.refused, principal.detail)
    if (!principal.person && !principal.device)
      throw new Problem(401, 'sign_in_first', 'Sign in, or call as an enrolled station.')
    const id = c.req.param('id')
    const fulfillmentId = c.req.query('fulfillmentId') ?? ''
    if (!UUID.test(id) || !UUID.test(fulfillmentId))
      throw new Problem(400, 'bad_request', 'Name the photo and its fulfilment by their ids.')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const result = await receivePhoto(cloud, principal, { id, fulfillmentId, bytes })
    if ('refused' in result) {
      const [status, words] = REFUSALS[result.refused]
      throw new Problem(status, result.refused, words)
    }
    return c.json({ ok: true }, result.received === 'now' ? 201 : 200)
  })
}
