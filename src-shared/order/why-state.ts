import type { FulfillmentState } from '../fulfillment/lifecycle.ts'
import { fieldsOf, type StoryEvent } from './story.ts'
import { done, holderOf, placeOf, quoted, verifiedOf, who, type Saying, type WhyPart } from './why-words.ts'

/** The kinds of events that lead into a state. A new kind is a word here and, where it needs its own words, a line in its state. */
export const CAUSES: Record<FulfillmentState, readonly string[]> = {
  pending: ['retried', 'withdrawn'],
  submitted: ['routed', 'assigned', 'reassigned'],
  processing: ['started', 'packed', 'reopened', 'cancel_refused'],
  shipped: ['shipped', 'parcel_added'],
  delivered: ['delivered', 'completed'],
  cancel_requested: ['cancel_requested'],
  cancelled: ['cancelled'],
  failed: ['failed'],
}

type Reason = (facts: WhyPart, say: Saying) => string

const since = ({ part, cause }: WhyPart, say: Saying): string => say.since(cause?.at ?? part.since)

/** Why a part waits for hands, by what brought it there. */
const PENDING: Record<string, (facts: WhyPart, cause: StoryEvent, say: Saying) => string> = {
  withdrawn: (facts, cause, say) =>
    `Waiting for a maker since ${say.since(cause.at)}: ${namedIn(facts, cause, 'makerId', 'its maker')} was taken off by ${who(cause)}${quoted(cause.detail)}.`,
  retried: (_facts, cause, say) =>
    `Waiting for somebody to make it since ${say.since(cause.at)}: ${who(cause)} had it tried again after it had failed${quoted(cause.detail)}.`,
}

/** Why it waits where it waits. */
const SUBMITTED: Record<string, (facts: WhyPart, cause: StoryEvent, say: Saying) => string> = {
  routed: ({ part }, cause, say) =>
    `Waiting at the bench of ${holderOf(part)} since ${say.since(cause.at)}: it was sent there by itself${quoted(cause.detail)}.`,
  assigned: ({ part }, cause, say) =>
    `Waiting for ${holderOf(part)} to start since ${say.since(cause.at)}: assigned by ${who(cause)}${quoted(withoutName(cause.detail, holderOf(part)))}.`,
  reassigned: ({ part }, cause, say) =>
    `Waiting at the bench of ${holderOf(part)} since ${say.since(cause.at)}: moved there ${done(cause)}.`,
}

/** What is going on while it is being made. */
const PROCESSING: Record<string, (facts: WhyPart, cause: StoryEvent, say: Saying) => string> = {
  started: ({ part }, cause, say) =>
    `In production ${placeOf(part)} since ${say.since(cause.at)}, started by ${who(cause)}; ${verifiedOf(part)}.`,
  packed: ({ part }, cause, say) =>
    part.packed >= part.pieces
      ? `Packed ${say.when(cause.at)} by ${who(cause)}: ${verifiedOf(part)}. It waits to be ${part.doc.requiresShipping ? 'shipped' : 'completed'}.`
      : `In production ${placeOf(part)}; ${verifiedOf(part)}, last by ${who(cause)} ${say.when(cause.at)}${quoted(cause.detail)}.`,
  reopened: ({ part }, cause, say) =>
    `In production ${placeOf(part)}: packing was begun anew ${say.when(cause.at)} ${done(cause)}; ${verifiedOf(part)}.`,
  cancel_refused: ({ part }, cause, say) =>
    `In production ${placeOf(part)}: it was too late to cancel it, said ${say.when(cause.at)} ${done(cause)}.`,
}

/** Why a part is in its state, in a sentence. */
export const REASONS: Record<FulfillmentState, Reason> = {
  pending: (facts, say) =>
    told(PENDING, facts, say) ??
    `Waiting for somebody to make it since ${since(facts, say)}${facts.part.routeReason ? `: ${unstopped(facts.part.routeReason)}` : ''}.`,
  submitted: (facts, say) =>
    told(SUBMITTED, facts, say) ??
    `Waiting at the bench of ${holderOf(facts.part)} since ${since(facts, say)}.`,
  processing: (facts, say) =>
    told(PROCESSING, facts, say) ??
    `In production ${placeOf(facts.part)} since ${say.since(facts.part.doc.startedAt ?? facts.part.since)}, when its first piece was scanned; ${verifiedOf(facts.part)}.`,
  shipped: (facts, say) => {
    const { parcels, shippedAt } = facts.part.doc
    const sent = parcels.map((parcel) => `${parcel.carrierName} ${parcel.trackingNumber}`).join(', ')
    const first = facts.part.events.findLast((event) => event.kind === 'shipped') ?? facts.cause
    return `Shipped ${say.when(first?.at ?? shippedAt ?? facts.part.since)}${first ? ` by ${who(first)}` : ''}${sent ? ` with ${sent}` : ''}; delivered when the carrier says so or the office confirms it.`
  },
  delivered: ({ part, cause }, say) => {
    const at = say.when(cause?.at ?? part.doc.deliveredAt ?? part.since)
    if (cause?.kind === 'completed') return `Completed ${at} by ${who(cause)}: it needs no parcel.`
    if (cause?.actorRole === 'service') return `Delivered ${at}: the carrier said so${quoted(cause.detail)}.`
    return `Delivered ${at}${cause ? `: ${who(cause)} confirmed it${quoted(cause.detail)}` : ''}.`
  },
  cancel_requested: ({ part, cause }, say) =>
    `Cancelling was asked for${cause ? ` ${say.when(cause.at)} ${done(cause)}` : ''}; ${holderOf(part)} has to say whether it is still possible.`,
  cancelled: ({ part, cause }, say) =>
    `Cancelled ${say.when(cause?.at ?? part.doc.endedAt ?? part.since)}${cause ? ` ${done(cause)}` : ''}.`,
  failed: ({ part, cause }, say) =>
    `${(part.doc.factoryId ?? part.doc.makerId) ? `${holderOf(part)} could not make it` : 'Nobody could take it on'}${cause ? `, said ${say.when(cause.at)} ${done(cause)}` : ''}. Somebody has to decide: try again, give it to others, or cancel.`,
}

const told = (
  by: Record<string, (facts: WhyPart, cause: StoryEvent, say: Saying) => string>,
  facts: WhyPart,
  say: Saying,
): string | null => {
  const { cause } = facts
  return cause && Object.hasOwn(by, cause.kind) ? by[cause.kind]!(facts, cause, say) : null
}

/** The name of whom a field named before the event. */
function namedIn({ names }: WhyPart, event: StoryEvent, field: string, otherwise: string): string {
  const id = fieldsOf(event.change)[field]?.[0]
  return (typeof id === 'string' ? names[id] : undefined) ?? otherwise
}

/** The detail of an assignment begins with the maker's name, which the sentence has said already. */
const withoutName = (detail: string, name: string): string =>
  detail.startsWith(`${name}: `) ? detail.slice(name.length + 2) : detail

const unstopped = (sentence: string): string => sentence.replace(/\.$/, '')
