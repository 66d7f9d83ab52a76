import { html } from 'hono/html'
import { formatMoney, type Currency } from '../../../src-shared/money/money.ts'
import type { Field, Typed } from '../../checkout/checkout-details.ts'
import type { PricedCart } from '../../checkout/price-cart.ts'
import type { Html } from '../page.ts'
import { sumsTable } from '../sums.ts'
import { thingLine } from '../thing-line.ts'
import { COUNTRIES } from '../../../src-shared/order/countries.ts'

export interface CheckoutForm {
  readonly typed: Typed
  readonly errors: Partial<Record<Field, string>>
  /** What has changed since the shopper last looked, in one sentence. */
  readonly notice: string | null
  readonly checkoutKey: string
  readonly formToken: string
  readonly priced: PricedCart
  readonly currency: Currency
  /** What the shipping is for, as long as it is not sure. */
  readonly shippingNote: string
  /** For which the total is; null while none was chosen. */
  readonly country: string | null
}

/** The checkout: who, where to, and what it costs. What was typed is kept, with a sentence beside each field that needs another look. */
export const checkoutForm = (form: CheckoutForm): Html => {
  const field = (name: Field, label: string, how: How = {}): Html => textField(form, name, label, how)
  const wrong = Object.keys(form.errors).length
  return html`<div class="stack">
    <h1>Checkout</h1>
    ${form.notice ? html`<p class="notice warn" role="alert">${form.notice}</p>` : ''}
    ${wrong > 0 ? html`<p class="notice bad" role="alert">${wrong === 1 ? 'One field needs' : `${wrong} fields need`} another look. What you typed is still there.</p>` : ''}
    <div class="two">
      <form class="form" method="post" action="/checkout" novalidate>
        <input type="hidden" name="form_token" value="${form.formToken}" /><input
          type="hidden"
          name="checkout_key"
          value="${form.checkoutKey}"
        /><input type="hidden" name="shown_total" value="${form.priced.total}" /><input
          type="hidden"
          name="shown_country"
          value="${form.country ?? ''}"
        />
        <h2>Contact</h2>
        ${field('email', 'E-mail', { type: 'email', autocomplete: 'email', required: true, hint: 'for the confirmation and the tracking number' })}
        ${field('name', 'Full name', { autocomplete: 'name', required: true })}
        ${
          form.priced.requiresShipping
            ? html`<h2>Delivery</h2>
                ${field('company', 'Company', { autocomplete: 'organization' })}
                ${field('line1', 'Street and number', { autocomplete: 'address-line1', required: true })}
                ${field('line2', 'Flat, floor, building', { autocomplete: 'address-line2' })}
                <div class="pair short">
                  ${field('postalCode', 'Postal code', { autocomplete: 'postal-code' })}${field('city', 'Town or city', { autocomplete: 'address-level2', required: true })}
                </div>
                <div class="pair">
                  ${field('region', 'Province or state', { autocomplete: 'address-level1' })}${countryField(form)}
                </div>`
            : ''
        }
        ${field('phone', 'Phone', { type: 'tel', autocomplete: 'tel', hint: 'only for the carrier' })}
        <div class="field ${form.errors.note ? 'wrong' : ''}">
          <label for="note">Note to us <span>(optional)</span></label
          ><textarea id="note" name="note" dir="auto" ${describedBy(form, 'note')}>
${form.typed.note}</textarea
          >${why(form, 'note')}
        </div>
        <button class="button wide">
          Continue to payment · ${formatMoney(form.priced.total, form.currency)}
        </button>
        <p class="soft small">You pay on the next page. Nothing is charged before that.</p>
      </form>
      <aside class="card first stack">
        <h2>Your order</h2>
        <ul class="lines slim">
          ${form.priced.lines.map(({ goods, quantity, amount }) =>
            thingLine({
              title: goods.title,
              variant: goods.variantTitle,
              quantity,
              picture: goods.pictureId && `/pictures/${goods.pictureId}`,
              amount: formatMoney(amount, form.currency),
            }),
          )}
        </ul>
        ${sumsTable(form.priced, form.currency, form.shippingNote)}
      </aside>
    </div>
  </div>`
}

interface How {
  readonly type?: 'text' | 'email' | 'tel'
  readonly autocomplete?: string
  readonly required?: boolean
  readonly hint?: string
}

function textField(form: CheckoutForm, name: Field, label: string, how: How): Html {
  const hint = how.hint ?? (how.required ? null : 'optional')
  return html`<div class="field ${form.errors[name] ? 'wrong' : ''}">
    <label for="${name}">${label}${hint ? html` <span>(${hint})</span>` : ''}</label>
    <input
      id="${name}"
      name="${name}"
      type="${how.type ?? 'text'}"
      value="${form.typed[name]}"
      dir="auto"
      autocomplete="${how.autocomplete ?? 'off'}"
      ${how.required ? 'required' : ''}
      ${describedBy(form, name)}
    />${why(form, name)}
  </div>`
}

const countryField = (form: CheckoutForm): Html =>
  html`<div class="field ${form.errors.country ? 'wrong' : ''}">
    <label for="country">Country</label>
    <select id="country" name="country" autocomplete="country" required ${describedBy(form, 'country')}>
      <option value="">Choose …</option>
      ${COUNTRIES.map(({ code, name }) => html`<option value="${code}" ${code === form.typed.country ? 'selected' : ''}>${name}</option>`)}</select
    >${why(form, 'country')}
  </div>`

const describedBy = (form: CheckoutForm, name: Field): Html | '' =>
  form.errors[name] ? html`aria-invalid="true" aria-describedby="${name}-why"` : ''
const why = (form: CheckoutForm, name: Field): Html | '' =>
  form.errors[name] ? html`<p class="why" id="${name}-why">${form.errors[name]}</p>` : ''
