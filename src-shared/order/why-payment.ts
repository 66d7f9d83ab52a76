import { formatMoney } from '../money/money.ts'
import type { PaymentStatus } from './order-status.ts'
import type { PaymentThen } from './payment-then.ts'
import { quoted, who, type Saying } from './why-words.ts'

const money = (amount: number, { currency }: PaymentThen): string => formatMoney(amount, currency)

const mismatch = ({ mismatch: event }: PaymentThen, say: Saying): string[] =>
  event
    ? [
        `Money came ${say.when(event.at)} that does not fit the order${quoted(event.detail)}. Somebody has to look.`,
      ]
    : []

/** Why the money is as it is. */
export const PAYMENTS: Record<PaymentStatus, (payment: PaymentThen, say: Saying) => string[]> = {
  pending: (payment, say) => [
    `Waiting for the payment of ${money(payment.total, payment)}${payment.cause ? ` since ${say.since(payment.cause.at)}` : ''}. Nothing is made before it arrives.`,
    ...mismatch(payment, say),
  ],
  failed: (payment, say) => [
    `The payment was declined${payment.cause ? ` ${say.when(payment.cause.at)}` : ''}. The customer can try again; nothing is made before it arrives.`,
    ...mismatch(payment, say),
  ],
  paid: (payment, say) => [
    `Paid${payment.cause ? ` ${say.when(payment.cause.at)}` : ''}: ${money(payment.paid, payment)}.`,
    ...mismatch(payment, say),
  ],
  partially_refunded: (payment, say) => [
    `${money(payment.refunded, payment)} of ${money(payment.paid, payment)} ${refunded(payment, say)}.`,
    ...mismatch(payment, say),
  ],
  refunded: (payment, say) => [
    `All of it, ${money(payment.refunded, payment)}, ${refunded(payment, say)}.`,
    ...mismatch(payment, say),
  ],
}

const refunded = ({ cause }: PaymentThen, say: Saying): string =>
  cause
    ? `was given back, last ${say.when(cause.at)} by ${who(cause)}${quoted(cause.detail)}`
    : 'was given back'
