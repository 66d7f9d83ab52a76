import { html } from 'hono/html'
import { formatMoney, type Currency } from '../../src-shared/money/money.ts'
import type { Html } from './page.ts'

/** What something costs in all, line by line, in minor units. */
export interface Sums {
  readonly subtotal: number
  readonly shipping: number
  readonly tax: number
  readonly total: number
}

export const sumsTable = (sums: Sums, currency: Currency): Html => {
  const money = (amount: number): string => formatMoney(amount, currency)
  return html`<dl class="sums">
    <dt>Items</dt>
    <dd class="number">${money(sums.subtotal)}</dd>
    <dt>Shipping</dt>
    <dd class="number">${sums.shipping === 0 ? 'Free' : money(sums.shipping)}</dd>
    ${
      sums.tax > 0
        ? html`<dt>Tax</dt>
            <dd class="number">${money(sums.tax)}</dd>`
        : ''
    }
    <dt class="total">Total</dt>
    <dd class="total number">${money(sums.total)}</dd>
  </dl>`
}
