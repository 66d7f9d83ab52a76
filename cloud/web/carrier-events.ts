import type { Cloud } from '../cloud.ts'
import type { CloudApp } from '../http.ts'
import { carrierEvent, receiveCarrierEvent } from '../orders/carrier-events.ts'
import { Problem } from '../problem.ts'
import { verifyWebhook } from '../providers/payments/standard-webhooks.ts'

/** No carrier's event is larger, in bytes. */
const LARGEST_EVENT = 64 * 1024

/**
 * `POST /v1/carrier-events`: what carriers say of our parcels, signed as Standard Webhooks with CARRIER_EVENTS_SECRET.
 * The raw bytes are verified before anything reads them, and 200 is said only after the event is stored and carried out.
 */
export function carrierEventRoute(app: CloudApp, cloud: Cloud): void {
  const secrets = cloud.config.carrierEventSecrets
  app.post('/v1/carrier-events', async (c) => {
    if (secrets.length === 0)
      throw new Problem(
        404,
        'not_set_up',
        'Carrier events are not set up here: CARRIER_EVENTS_SECRET is missing.',
      )
    if (Number(c.req.header('content-length') ?? 0) > LARGEST_EVENT) throw tooLarge()
    const body = new Uint8Array(await c.req.arrayBuffer())
    if (body.length > LARGEST_EVENT) throw tooLarge()
    const signed = verifyWebhook(
      { body, header: (name) => c.req.header(name) ?? null },
      secrets,
      cloud.clock.now(),
    )
    if ('rejected' in signed) {
      c.get('log').warn({ reason: signed.reason }, 'a carrier event was turned away')
      throw new Problem(401, signed.rejected, signed.reason)
    }
    const text = new TextDecoder().decode(body)
    const read = carrierEvent.safeParse(parsed(text))
    if (!read.success)
      throw new Problem(
        400,
        'not_readable',
        'The event is not readable: carrier, trackingNumber, status and happenedAt are needed.',
      )
    return c.json({ received: true, effect: await receiveCarrierEvent(cloud, signed.id, read.data, text) })
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const tooLarge = (): Problem =>
  new Problem(413, 'body_too_large', `An event is at most ${LARGEST_EVENT} bytes.`)
