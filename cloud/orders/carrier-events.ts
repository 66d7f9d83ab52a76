import { z } from 'zod'
import { carrierCode, trackingNumber } from '../../src-shared/fulfillment/carriers.ts'
import { instant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { SERVICE_ACTOR } from '../fulfillment/service-actor.ts'
import { recordArrival } from './arrivals.ts'

/** What a carrier, or the program that speaks with it for us, says of one parcel. */
export const carrierEvent = z.object({
  type: z.string().max(100).default('parcel.status'),
  data: z.object({
    carrier: carrierCode,
    trackingNumber,
    /** In the carrier's own words; what nobody here knows is kept and changes nothing. */
    status: z.string().min(1).max(100),
    happenedAt: instant,
  }),
})
export type CarrierEvent = z.output<typeof carrierEvent>

export type CarrierEffect = 'delivered' | 'already_delivered' | 'unknown_parcel' | 'noted'

/** Carriers' words for a parcel that is with the customer. A status never goes back, so all others are only kept. */
const DELIVERED = new Set(['delivered', 'collected_from_locker', 'collected_from_counter'])
const isDelivered = (status: string): boolean =>
  DELIVERED.has(
    status
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )

/**
 * Takes in one verified event of a carrier: kept and carried out in the same transaction, so that an answer of 200 means
 * both. The same event again, in any order and to any process, changes nothing.
 */
export async function receiveCarrierEvent(
  cloud: Cloud,
  eventId: string,
  event: CarrierEvent,
  payload: string,
): Promise<CarrierEffect | 'duplicate'> {
  const effect = await cloud.db.asService(async (tx) => {
    const id = cloud.newId()
    const { carrier, trackingNumber: number, status, happenedAt } = event.data
    const kept = await tx.first(
      `insert into carrier_events (id, store_id, event_id, carrier, tracking_number, status, happened_at, payload, received_at, outcome)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, 'noted') on conflict (store_id, event_id) do nothing returning id`,
      [id, cloud.storeId, eventId, carrier, number, status, happenedAt, payload, new Date(cloud.clock.now())],
    )
    if (!kept) return 'duplicate'
    if (!isDelivered(status)) return 'noted'
    return applyTo(cloud, tx, {
      id,
      store_id: cloud.storeId,
      carrier,
      tracking_number: number,
      happened_at: new Date(happenedAt),
    })
  })
  cloud.log.info({ eventId, effect }, 'carrier event received')
  return effect
}

interface Kept {
  readonly id: string
  readonly store_id: string
  readonly carrier: string
  readonly tracking_number: string
  readonly happened_at: Date
}

async function applyTo(cloud: Cloud, tx: Tx, event: Kept): Promise<CarrierEffect> {
  const { outcome } = await recordArrival(cloud, tx, event.store_id, SERVICE_ACTOR, {
    carrier: event.carrier,
    trackingNumber: event.tracking_number,
    at: event.happened_at,
  })
  await tx.query('update carrier_events set outcome = $2, processed_at = $3 where id = $1', [
    event.id,
    outcome,
    outcome === 'unknown_parcel' ? null : new Date(cloud.clock.now()),
  ])
  return outcome
}

/** So many at a time, and so many days back: a parcel that nobody sent from here stays unknown. */
const AT_ONCE = 200
const DAYS = 30

/**
 * Carries out what carriers said of parcels before their bench told us of them: a station that was offline for days
 * ships a parcel that has long arrived. Answers how many found their parcel.
 */
export async function matchWaitingEvents(cloud: Cloud): Promise<number> {
  const waiting = await cloud.db.asService((tx) =>
    tx.query<{ id: string }>(
      `select e.id from carrier_events e where e.outcome = 'unknown_parcel' and e.received_at > $1
         and exists (select from shipments s where s.store_id = e.store_id and s.tracking_number = e.tracking_number and s.carrier = e.carrier)
       order by e.received_at limit ${AT_ONCE}`,
      [new Date(cloud.clock.now() - DAYS * 86_400_000)],
    ),
  )
  for (const { id } of waiting)
    await cloud.db.asService(async (tx) => {
      const event = await tx.first<Kept>(
        `select id, store_id, carrier, tracking_number, happened_at from carrier_events where id = $1 and outcome = 'unknown_parcel' for update`,
        [id],
      )
      if (event) await applyTo(cloud, tx, event)
    })
  return waiting.length
}
