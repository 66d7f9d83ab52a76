import { TIMELINE_KEPT, type Fulfillment, type TimelineEntry } from '../fulfillment/document.ts'
import { next, type FulfillmentEvent, type FulfillmentState } from '../fulfillment/lifecycle.ts'
import type { MutationContext } from './mutation.ts'
import { refuse, type Refusal } from './refusal.ts'

/** The document with one more entry at the end of its timeline. The entry's id is the mutation's. */
export function recorded(
  doc: Fulfillment,
  kind: TimelineEntry['kind'],
  context: MutationContext,
  detail = '',
): Fulfillment {
  const entry: TimelineEntry = { id: context.mutationId, at: context.now, kind, by: context.actor, detail }
  return { ...doc, timeline: [...doc.timeline, entry].slice(-TIMELINE_KEPT) }
}

/** The next state, or a refusal by name: a held fulfilment refuses to start, pack, ship and complete. */
export function step(
  doc: Fulfillment,
  event: FulfillmentEvent,
  refused: Refusal['refused'],
): FulfillmentState | Refusal {
  if (doc.hold && HELD_BACK.has(event))
    return refuse('on_hold', { reason: doc.hold.reason, by: doc.hold.by.name })
  return next(doc.state, event) ?? refuse(refused, { state: doc.state })
}

const HELD_BACK: ReadonlySet<FulfillmentEvent> = new Set(['start', 'pack', 'ship', 'complete'])
