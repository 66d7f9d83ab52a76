import type { Fulfillment, TimelineEntry } from '../../../src-shared/fulfillment/document.ts'
import { orderStory, type OrderStory, type StoryEvent } from '../../../src-shared/order/story.ts'
import type { KeptOrder } from './kept-order.ts'
import type { Office } from './office.ts'

type Fields = Record<string, readonly [unknown, unknown]>

/** What an entry of a fulfilment changed, as the cloud would have recorded it. A document keeps only what came of it all. */
const CHANGED: Partial<Record<TimelineEntry['kind'], (doc: Fulfillment, entry: TimelineEntry) => Fields>> = {
  started: (_doc, { at }) => ({ state: ['submitted', 'processing'], startedAt: [null, at] }),
  packed: (doc, { at }) => ({ packedAt: [null, at], items: [{}, counted(doc)] }),
  held: (doc, { at, by, detail }) => ({ hold: [null, doc.hold ?? { reason: detail, by, at }] }),
  released: (_doc, { by, at }) => ({ hold: [{ reason: 'On hold', by, at }, null] }),
  problem: (doc, { at, by, detail }) => ({
    problem: [null, doc.problem ?? { kind: 'other', text: detail, by, at }],
  }),
  shipped: (doc, { at }) => ({
    state: ['processing', 'shipped'],
    parcels: [[], doc.parcels],
    shippedAt: [null, at],
    endedAt: [null, at],
  }),
  delivered: (_doc, { at }) => ({ state: ['shipped', 'delivered'], deliveredAt: [null, at] }),
  cancelled: (_doc, { at }) => ({ state: ['submitted', 'cancelled'], endedAt: [null, at] }),
  failed: (_doc, { at }) => ({ state: ['submitted', 'failed'], endedAt: [null, at] }),
}

const counted = (doc: Fulfillment): Record<string, number> =>
  Object.fromEntries(doc.items.map((item) => [item.id, item.packed]))

/** An order's whole story, as the cloud tells it. */
export function storyOf(order: KeptOrder, office: Office, nowMs: number): OrderStory {
  const { base, fulfillments } = order
  const own = order.events.map((event): StoryEvent => ({ ...event, ...NOTHING }))
  const worked = fulfillments.flatMap((doc) =>
    doc.timeline.map((entry) => eventOf(order, doc, entry, office, nowMs)),
  )
  return orderStory.parse({
    id: base.id,
    number: base.number,
    placedAt: base.placedAt,
    currency: base.currency,
    total: base.total,
    paymentStatus: base.paymentStatus,
    events: [...own, ...worked].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)),
    parts: fulfillments.map((doc) => ({ id: doc.id, doc, routeReason: '' })),
    names: namesOf(office),
  })
}

const NOTHING = { fulfillmentId: null, change: {}, station: null, stationClock: null }

export const namesOf = (office: Office): Record<string, string> =>
  Object.fromEntries(
    [...office.factories, ...office.people, ...office.stations].map(({ id, name }) => [id, name]),
  )

function eventOf(
  { recordedLater }: KeptOrder,
  doc: Fulfillment,
  { id, at, kind, by, detail }: TimelineEntry,
  office: Office,
  nowMs: number,
): StoryEvent {
  const atBench = by.role === 'operator'
  const station = atBench ? office.stations.find(({ factoryId }) => factoryId === doc.factoryId) : undefined
  return {
    id,
    fulfillmentId: doc.id,
    kind,
    actorName: by.name,
    actorRole: by.role,
    station: station?.name ?? null,
    detail,
    change:
      kind === 'routed'
        ? { mutation: 'fulfillment.submit', fields: {} }
        : {
            mutation: `fulfillment.${kind}`,
            fields: CHANGED[kind]?.(doc, { id, at, kind, by, detail }) ?? {},
          },
    at,
    // The clock of this bench is three minutes behind.
    stationClock: atBench ? new Date(Date.parse(at) - 3 * 60_000).toISOString() : null,
    recordedAt: atBench ? new Date(Math.min(nowMs, Date.parse(at) + recordedLater)).toISOString() : at,
  }
}
