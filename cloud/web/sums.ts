import { html } from 'hono/html'
import { formatMoney, type Currency } from '../../src-shared/money/money.ts'
import type { Html } from './page.ts'

/** What something costs in all, line by line, in minor units. */
export interface Sums {
  readonly subtotal: number
  readonly shipping: number
  readonly tax: number
  readonly taxLabel: string
  readonly taxIncluded: boolean
  readonly total: number
}

/** `shippingNote`: what the shipping is for, as long as it is not sure. */
export const sumsTable = (sums: Sums, currency: Currency, shippingNote = ''): Html => {
  const money = (amount: number): string => formatMoney(amount, currency)
  return html`<dl class="sums">
    <dt>Items</dt>
    <dd class="number">${money(sums.subtotal)}</dd>
    <dt>Shipping${shippingNote ? html` <span class="soft small" dir="auto">${shippingNote}</span>` : ''}</dt>
    <dd class="number">${sums.shipping === 0 ? 'Free' : money(sums.shipping)}</dd>
    ${
      sums.tax > 0 && !sums.taxIncluded
        ? html`<dt dir="auto">${sums.taxLabel}</dt>
            <dd class="number">${money(sums.tax)}</dd>`
        : ''
    }
    <dt class="total">Total</dt>
    <dd class="total number">${money(sums.total)}</dd>
    ${
      sums.tax > 0 && sums.taxIncluded
        ? html`<dt class="soft small" dir="auto">${sums.taxLabel}, included</dt>
            <dd class="soft small number">${money(sums.tax)}</dd>`
        : ''
    }
  </dl>`
}
