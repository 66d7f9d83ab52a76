import { html } from 'hono/html'
import { formatMoney } from '../../../src-shared/money/money.ts'
import type { PublicOrder, PublicPart, PublicRefund } from '../../orders/public-order.ts'
import type { Html } from '../page.ts'
import { day } from '../words.ts'

/** What became of the money of a cancelled part: only what happened, or was asked for, is said. */
export function cancelledMoney(
  order: Pick<PublicOrder, 'currency' | 'paidAt'>,
  { refund }: PublicPart,
): Html | string {
  if (!refund) return order.paidAt ? 'If you have a question about your money, write to us.' : ''
  const sum = formatMoney(refund.amount, order.currency)
  return refund.state === 'done'
    ? html`We sent ${sum} back to you on ${day(refund.at)}.`
    : `${sum} is on its way back to you.`
}

/** Below what was paid: each sum that went back, or is about to. */
export const refundLines = ({ refunds, currency }: Pick<PublicOrder, 'refunds' | 'currency'>): Html | '' =>
  refunds.length === 0
    ? ''
    : html`<dl class="sums">
        ${refunds.map((refund) => refundLine(refund, formatMoney(-refund.amount, currency)))}
      </dl>`

const refundLine = (refund: PublicRefund, sum: string): Html =>
  html`<dt>${refund.state === 'done' ? html`Sent back on ${day(refund.at)}` : 'On its way back to you'}</dt>
    <dd class="number">${sum}</dd>`
