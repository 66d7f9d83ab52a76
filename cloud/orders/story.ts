import type { PublicOrder, PublicPart } from './public-order.ts'

export type StepName = 'paid' | 'making' | 'packed' | 'on_its_way' | 'delivered'

/** One station of the story of an order. `at` is when it was reached, null while it is still ahead. */
export interface Step {
  readonly name: StepName
  readonly at: Date | null
  readonly state: 'done' | 'now' | 'ahead'
}

/** The story of one part as a line: what is done, what is happening, what is ahead. Null when the part was cancelled. */
export function storyOf(order: Pick<PublicOrder, 'paidAt'>, part: PublicPart): readonly Step[] | null {
  if (part.state === 'cancelled') return null
  const made = part.requiresShipping
    ? (['paid', 'making', 'packed', 'on_its_way', 'delivered'] as const)
    : (['paid', 'making', 'packed', 'delivered'] as const)
  const left = dateOf(part.shippedAt)
  const arrived = dateOf(part.deliveredAt)
  const reached: Record<StepName, Date | null> = {
    paid: order.paidAt,
    making: dateOf(part.startedAt) ?? left ?? arrived,
    // Opened again, it is not packed any more; what has left was packed.
    packed: dateOf(part.packedAt) ?? left ?? arrived,
    on_its_way: left,
    delivered: arrived,
  }
  const last = made.findLastIndex((name) => reached[name] !== null)
  return made.map((name, index) => ({
    name,
    at: reached[name],
    state: index < last ? 'done' : index === last ? (name === 'delivered' ? 'done' : 'now') : 'ahead',
  }))
}

const dateOf = (at: string | null): Date | null => (at === null ? null : new Date(at))
