import type { Fulfillment } from '../fulfillment/document.ts'
import type { FulfillmentState } from '../fulfillment/lifecycle.ts'
import { actor } from '../fulfillment/document.ts'
import type { PartDoc } from './replay-part.ts'
import type { StoryEvent } from './story.ts'

/**
 * What an event says by its kind alone. Events that were recorded without the fields they changed (a fulfilment that
 * came with a history, an import) are read by this; a new kind is a line.
 */
const STATES: Readonly<Record<string, FulfillmentState>> = {
  routed: 'submitted',
  assigned: 'submitted',
  reassigned: 'submitted',
  withdrawn: 'pending',
  started: 'processing',
  packed: 'processing',
  reopened: 'processing',
  shipped: 'shipped',
  completed: 'delivered',
  delivered: 'delivered',
  cancel_requested: 'cancel_requested',
  cancel_refused: 'processing',
  cancelled: 'cancelled',
  failed: 'failed',
  retried: 'pending',
}

/** The moment that a kind of event sets. */
const MOMENTS: Readonly<Record<string, 'startedAt' | 'packedAt' | 'shippedAt' | 'deliveredAt'>> = {
  started: 'startedAt',
  packed: 'packedAt',
  shipped: 'shippedAt',
  completed: 'deliveredAt',
  delivered: 'deliveredAt',
}

/** The part after an event of which only the kind is known; `today` is the document as it is now. */
export function afterBareEvent(doc: PartDoc, event: StoryEvent, today: Fulfillment): PartDoc {
  const state = STATES[event.kind] ?? doc.state
  const moment = MOMENTS[event.kind]
  const isSent = event.kind === 'shipped' || event.kind === 'parcel_added'
  return {
    ...doc,
    ...flagsAfter(doc, event, today),
    state,
    ...(moment && { [moment]: event.at }),
    parcels: isSent
      ? today.parcels.filter(({ shippedAt }) => Date.parse(shippedAt) <= Date.parse(event.at))
      : doc.parcels,
  }
}

function flagsAfter(
  { hold, problem }: PartDoc,
  event: StoryEvent,
  today: Fulfillment,
): Pick<PartDoc, 'hold' | 'problem'> {
  const by = actor.safeParse({ id: NOBODY, name: event.actorName, role: event.actorRole }).data
  switch (event.kind) {
    case 'held':
      return {
        hold: isOf(today.hold, event) ?? (by ? { reason: event.detail, by, at: event.at } : hold),
        problem,
      }
    case 'released':
      return { hold: null, problem }
    case 'problem':
      return {
        hold,
        problem:
          isOf(today.problem, event) ??
          (by ? { kind: 'other', text: event.detail, by, at: event.at } : problem),
      }
    case 'problem_solved':
      return { hold, problem: null }
    default:
      return { hold, problem }
  }
}

/** The event keeps who acted by name. */
const NOBODY = '00000000-0000-7000-8000-000000000000'

/** A flag that is still up, where this event put it up. */
const isOf = <Flag extends { readonly at: string }>(flag: Flag | null, { at }: StoryEvent): Flag | null =>
  flag?.at === at ? flag : null
