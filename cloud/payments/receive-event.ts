import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { FulfillmentProviders } from '../fulfillment/route-order.ts'
import type { PaymentEvent } from '../providers/payments/port.ts'
import { applyEvent, type Effect } from './apply-event.ts'

/**
 * Takes in one verified payment event: recorded and carried out in the same transaction, so that an answer of 200 means
 * both. The same event again, in any order and from any process, changes nothing (unique by provider and event id).
 */
export async function receivePaymentEvent(
  cloud: Cloud,
  adapters: FulfillmentProviders,
  provider: string,
  event: PaymentEvent,
  payload: string,
): Promise<Effect | 'duplicate'> {
  const effect = await cloud.db.asService(async (tx) => {
    const id = await record(cloud, tx, provider, event, payload)
    if (!id) return 'duplicate'
    const applied = await applyEvent(cloud, adapters, tx, provider, event)
    await tx.query('update payment_events set processed_at = $2, outcome = $3, store_id = $4 where id = $1', [
      id,
      new Date(cloud.clock.now()),
      applied.effect,
      applied.storeId,
    ])
    return applied.effect
  })
  const ids = { provider, eventId: event.id, reference: event.reference, effect }
  if (effect === 'unknown_payment' || effect === 'unknown_refund' || effect === 'wrong_amount')
    cloud.log.error(ids, 'a payment event does not fit our books')
  else cloud.log.info(ids, 'payment event received')
  return effect
}

/** The row's id, or null when the event is known. A second delivery at the same moment waits here for the first one. */
async function record(
  cloud: Cloud,
  tx: Tx,
  provider: string,
  event: PaymentEvent,
  payload: string,
): Promise<string | null> {
  const row = await tx.first<{ id: string }>(
    `insert into payment_events (id, provider, event_id, type, payload, received_at) values ($1, $2, $3, $4, $5::jsonb, $6)
     on conflict (provider, event_id) do nothing returning id`,
    [cloud.newId(), provider, event.id, event.type, payload, new Date(cloud.clock.now())],
  )
  return row?.id ?? null
}
