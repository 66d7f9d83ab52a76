import type { FulfillmentId } from '../ids/ids.ts'
import { paymentThen, type PaymentThen } from './payment-then.ts'
import { deriveOrderStatus, type OrderStatus } from './order-status.ts'
import { madeBy, rebuildPart, type PartDoc } from './replay-part.ts'
import { momentOf, type OrderStory, type StoryClock, type StoryEvent, type StoryPart } from './story.ts'

/** A part of an order as it was at a moment. */
export interface PartThen {
  readonly id: FulfillmentId
  readonly doc: PartDoc
  /** The maker or factory that had it; null while nobody had. */
  readonly holder: string | null
  readonly pieces: number
  readonly packed: number
  readonly notes: ReturnType<typeof rebuildPart>['notes']
  readonly routeReason: string
  /** When it came to be. */
  readonly since: string
  /** What had happened to it, oldest first. */
  readonly events: readonly StoryEvent[]
}

/** An order as it was at a moment. */
export interface OrderThen {
  readonly atMs: number
  readonly status: OrderStatus
  readonly payment: PaymentThen
  readonly parts: readonly PartThen[]
  /** What had happened to it and to its parts, in the order in which it took effect. */
  readonly events: readonly StoryEvent[]
  readonly names: Readonly<Record<string, string>>
}

/** The order as it was at a moment (milliseconds since the epoch), by either clock. */
export function orderThen(story: OrderStory, atMs: number, clock: StoryClock = 'happened'): OrderThen {
  const isThen = (event: StoryEvent): boolean => momentOf(event, clock) <= atMs
  const events = story.events.filter(isThen)
  const payment = paymentThen(story, events)
  const parts = story.parts.flatMap((part) => {
    const own = story.events.filter((event) => event.fulfillmentId === part.id)
    const since = bornAt(story, own)
    if (momentOf(since, clock) > atMs) return []
    const doc = rebuildPart(
      part,
      own.filter(isThen),
      own.filter((event) => !isThen(event)),
      atMs,
    )
    return [partThen(story, part, doc, since.at, own.filter(isThen))]
  })
  const status = deriveOrderStatus(
    payment.status,
    parts.map((part) => part.doc.state),
  )
  return { atMs, status, payment, parts, events, names: story.names }
}

function partThen(
  { names }: OrderStory,
  part: StoryPart,
  { doc, packed, notes }: ReturnType<typeof rebuildPart>,
  since: string,
  events: readonly StoryEvent[],
): PartThen {
  const holderId = doc.makerId ?? doc.factoryId
  return {
    id: part.id,
    doc,
    holder: holderId === null ? null : (names[holderId] ?? null),
    pieces: part.doc.items.reduce((sum, item) => sum + item.quantity, 0),
    packed,
    notes,
    routeReason: part.routeReason,
    since,
    events,
  }
}

/** Parts come to be when the money does. One that nobody took has no event of that moment, so the payment's stands for it. */
const bornAt = (
  { events, placedAt }: OrderStory,
  own: readonly StoryEvent[],
): Pick<StoryEvent, 'at' | 'recordedAt'> =>
  madeBy(own) ??
  events.find((event) => event.kind === 'paid') ??
  own[0] ?? { at: placedAt, recordedAt: placedAt }

/** The moments at which something changed, oldest first, each once: where a replay can stop. Milliseconds since the epoch. */
export const momentsOf = ({ events, placedAt }: OrderStory, clock: StoryClock): number[] =>
  [...new Set([Date.parse(placedAt), ...events.map((event) => momentOf(event, clock))])].sort((a, b) => a - b)

/** What of a part the record does not explain: the names of fields in which a replay to the end differs from today. */
export function unexplained(story: OrderStory): { readonly id: FulfillmentId; readonly fields: string[] }[] {
  const end = orderThen(story, Number.POSITIVE_INFINITY)
  return end.parts.flatMap(({ id, doc }) => {
    const now = story.parts.find((part) => part.id === id)!.doc
    const fields = (
      ['state', 'factoryId', 'makerId', 'shipTo', 'hold', 'problem', 'parcels'] as const
    ).filter((field) => JSON.stringify(doc[field]) !== JSON.stringify(now[field]))
    return fields.length > 0 ? [{ id, fields }] : []
  })
}
