import type { Cloud } from '../cloud.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import type { CloudApp } from '../http.ts'
import { receivePaymentEvent } from '../payments/receive-event.ts'
import { Problem } from '../problem.ts'
import type { PaymentProvider } from '../providers/payments/port.ts'

/** No provider's event is larger, in bytes. */
const LARGEST_EVENT = 64 * 1024

/**
 * `POST /webhooks/payments/{provider}`: the raw bytes are verified before anything reads them (S1.29), and 200 is said
 * only after the event is stored and carried out. An answer in the 4xx tells the provider that trying again is no use.
 */
export function webhookRoutes(
  app: CloudApp,
  cloud: Cloud,
  payments: ReadonlyMap<string, PaymentProvider>,
  adapters: FulfillmentProviders,
): void {
  app.post('/webhooks/payments/:provider', async (c) => {
    const provider = payments.get(c.req.param('provider'))
    if (!provider) throw new Problem(404, 'not_found', 'There is no such payment provider.')
    if (Number(c.req.header('content-length') ?? 0) > LARGEST_EVENT) throw tooLarge()
    const body = new Uint8Array(await c.req.arrayBuffer())
    if (body.length > LARGEST_EVENT) throw tooLarge()
    const event = provider.readEvent(
      { body, header: (name) => c.req.header(name) ?? null },
      cloud.clock.now(),
    )
    if ('rejected' in event) {
      c.get('log').warn({ provider: provider.name, reason: event.reason }, 'a webhook was turned away')
      throw new Problem(event.rejected === 'not_signed' ? 401 : 400, event.rejected, event.reason)
    }
    const effect = await receivePaymentEvent(
      cloud,
      adapters,
      provider.name,
      event,
      new TextDecoder().decode(body),
    )
    return c.json({ received: true, effect })
  })
}

const tooLarge = (): Problem =>
  new Problem(413, 'body_too_large', `An event is at most ${LARGEST_EVENT} bytes.`)
