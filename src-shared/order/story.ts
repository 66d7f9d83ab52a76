import { z } from 'zod'
import { fulfillment } from '../fulfillment/document.ts'
import { fulfillmentId, orderId } from '../ids/ids.ts'
import { currency, minorUnits } from '../money/money.ts'
import { instant } from '../std/instant.ts'
import { paymentStatus } from './order-status.ts'

/** One thing that happened to an order, with what it changed. */
export const storyEvent = z.object({
  id: z.uuid(),
  /** The part that it happened to; null for the order as a whole. */
  fulfillmentId: fulfillmentId.nullable(),
  kind: z.string(),
  actorName: z.string(),
  actorRole: z.string(),
  /** The name of the station that it was done at. */
  station: z.string().nullable(),
  detail: z.string(),
  /** `{ mutation, fields: { name: [before, after] } }` for a part; for the order what its kind says. */
  change: z.record(z.string(), z.unknown()),
  /** When it happened where it happened, by the station's own clock too, and when the cloud recorded it. */
  at: instant,
  stationClock: instant.nullable(),
  recordedAt: instant,
})
export type StoryEvent = z.infer<typeof storyEvent>

/** One part of an order as it is now, and why whoever makes it was chosen. */
export const storyPart = z.object({ id: fulfillmentId, doc: fulfillment, routeReason: z.string() })
export type StoryPart = z.infer<typeof storyPart>

/** All that is needed to show an order as it was at any moment. Events are in the order in which they took effect. */
export const orderStory = z.object({
  id: orderId,
  number: z.string(),
  placedAt: instant,
  currency,
  total: minorUnits,
  paymentStatus,
  events: z.array(storyEvent),
  parts: z.array(storyPart),
  /** Names of the factories, makers and people that are mentioned by their id. */
  names: z.record(z.string(), z.string()),
})
export type OrderStory = z.infer<typeof orderStory>

/** By which clock a story is told: when things happened where they happened, or when the cloud heard of them. */
export type StoryClock = 'happened' | 'heard'

/** When an event counts, in milliseconds since the epoch. */
export const momentOf = (event: Pick<StoryEvent, 'at' | 'recordedAt'>, clock: StoryClock): number =>
  Date.parse(clock === 'happened' ? event.at : event.recordedAt)

/** The fields that an event changed, each as [before, after]; empty where it changed none. */
export function fieldsOf(change: Readonly<Record<string, unknown>>): Record<string, [unknown, unknown]> {
  const { fields } = change
  if (typeof fields !== 'object' || fields === null) return {}
  return Object.fromEntries(
    Object.entries(fields).filter(
      (pair): pair is [string, [unknown, unknown]] => Array.isArray(pair[1]) && pair[1].length === 2,
    ),
  )
}
