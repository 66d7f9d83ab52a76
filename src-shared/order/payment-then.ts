import type { PaymentStatus } from './order-status.ts'
import type { OrderStory, StoryEvent } from './story.ts'

/** The money of an order at a moment. Amounts in minor units of its currency. */
export interface PaymentThen {
  readonly status: PaymentStatus
  readonly currency: OrderStory['currency']
  readonly total: number
  readonly paid: number
  readonly refunded: number
  /** What brought it to where it was; null before anything did. */
  readonly cause: StoryEvent | null
  /** Money came that does not fit, and nobody has sorted it out. */
  readonly mismatch: StoryEvent | null
}

/** What a kind of event does to the money. A kind of tomorrow that moves money is a line here. */
const EFFECTS: Record<string, (before: PaymentThen, event: StoryEvent) => PaymentThen> = {
  placed: (before, cause) => ({ ...before, cause }),
  paid: (before, cause) => ({
    ...before,
    cause,
    mismatch: null,
    status: 'paid',
    paid: amountOf(cause) ?? before.total,
  }),
  payment_failed: (before, cause) => ({ ...before, cause, status: 'failed' }),
  payment_mismatch: (before, mismatch) => ({ ...before, mismatch }),
  refunded: (before, cause) => {
    const refunded = before.refunded + (amountOf(cause) ?? before.paid - before.refunded)
    const isAll = refunded >= before.paid
    return { ...before, cause, refunded, status: isAll ? 'refunded' : 'partially_refunded' }
  },
}

const amountOf = ({ change }: StoryEvent): number | null =>
  typeof change['amount'] === 'number' ? change['amount'] : null

/** The money as these events, oldest first, left it. */
export const paymentThen = ({ currency, total }: OrderStory, events: readonly StoryEvent[]): PaymentThen =>
  events.reduce<PaymentThen>(
    (before, event) => (Object.hasOwn(EFFECTS, event.kind) ? EFFECTS[event.kind]!(before, event) : before),
    { status: 'pending', currency, total, paid: 0, refunded: 0, cause: null, mismatch: null },
  )
