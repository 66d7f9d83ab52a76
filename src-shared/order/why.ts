import { ENDED, STATE_WORDS } from '../fulfillment/lifecycle.ts'
import type { FulfillmentId } from '../ids/ids.ts'
import type { OrderThen, PartThen } from './replay.ts'
import type { StoryEvent } from './story.ts'
import { FLAGS } from './why-flags.ts'
import { PAYMENTS } from './why-payment.ts'
import { CAUSES, REASONS } from './why-state.ts'
import { done, type Saying, type WhyPart } from './why-words.ts'

/** Why one thing is as it is. `partId` is null for the order as a whole and its money. */
export interface Why {
  readonly partId: FulfillmentId | null
  readonly topic: 'state' | 'hold' | 'problem' | 'late' | 'payment'
  readonly sentence: string
}

/** “Why is it in this state?”, in sentences: the money first, then part by part its state and what stands in its way. */
export function whyOrder(order: OrderThen, say: Saying): Why[] {
  const money: Why[] = PAYMENTS[order.payment.status](order.payment, say).map((sentence) => ({
    partId: null,
    topic: 'payment',
    sentence,
  }))
  const isPaid = order.payment.status !== 'pending' && order.payment.status !== 'failed'
  if (order.parts.length === 0 && isPaid)
    money.push({ partId: null, topic: 'state', sentence: 'It has not been handed to anybody yet.' })
  return [...money, ...order.parts.flatMap((part) => whyPart(part, order, say))]
}

/** The same for one part. */
export function whyPart(part: PartThen, order: OrderThen, say: Saying): Why[] {
  const facts: WhyPart = {
    part,
    cause: causeOf(part),
    names: order.names,
    atMs: order.atMs,
    isOver: ENDED.has(part.doc.state),
  }
  const state: Why = { partId: part.id, topic: 'state', sentence: sayState(facts, say) }
  const flags = FLAGS.flatMap(({ topic, sentence }): Why[] => {
    const said = sentence(facts, say)
    return said === null ? [] : [{ partId: part.id, topic, sentence: said }]
  })
  return [state, ...flags]
}

/** The last event that brought the part into the state it is in: by its kind, or by the state that it left behind. */
function causeOf({ doc, events }: PartThen): StoryEvent | null {
  const led = events.findLast((event) => {
    const fields = event.change['fields'] as Record<string, readonly unknown[]> | undefined
    return CAUSES[doc.state].includes(event.kind) || fields?.['state']?.[1] === doc.state
  })
  return led ?? null
}

function sayState(facts: WhyPart, say: Saying): string {
  const { cause, part } = facts
  const { doc } = part
  const reason = REASONS[doc.state]
  // A kind of tomorrow: what is known of any event is said, and nothing is guessed.
  if (cause && !CAUSES[doc.state].includes(cause.kind))
    return `${STATE_WORDS[doc.state]} since ${say.since(cause.at)}: “${cause.kind.replaceAll('_', ' ')}” ${done(cause)}.`
  return reason(facts, say)
}
