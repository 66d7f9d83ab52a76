import type { Context } from 'hono'
import { z } from 'zod'
import { countryName } from '../../../src-shared/order/address.ts'
import { readGoods } from '../../catalog/goods.ts'
import { FIELDS, readDetails, type Typed } from '../../checkout/checkout-details.ts'
import { placeOrder } from '../../checkout/place-order.ts'
import { priceCart } from '../../checkout/price-cart.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp, CloudEnv } from '../../http.ts'
import { openCheckout, thankYouUrl } from '../../payments/open-checkout.ts'
import type { PaymentProvider } from '../../providers/payments/port.ts'
import { staleFormPage } from '../error-page.ts'
import { readForm } from '../form.ts'
import { showPage } from '../page.ts'
import { visit } from '../visit.ts'
import { senderOf } from '../visitor.ts'
import { zoneHint } from './zone-hint.ts'
import { checkoutForm, type CheckoutForm } from './checkout-form.ts'

const hidden = z.object({
  checkout_key: z.uuid(),
  shown_total: z.coerce.number().int().nonnegative(),
  shown_country: z.string().max(2).default(''),
})
const NOTHING_TYPED = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Typed

/** `/checkout`: address and total, then on to the page where one pays. */
export function checkoutRoutes(app: CloudApp, cloud: Cloud, payments: PaymentProvider): void {
  app.get('/checkout', (c) =>
    showForm(c, cloud, { typed: NOTHING_TYPED, errors: {}, notice: null, checkoutKey: cloud.newId() }),
  )

  app.post('/checkout', async (c) => {
    const form = await readForm(c)
    const visitor = senderOf(c, cloud, form?.get('form_token') ?? '')
    const said = hidden.safeParse(Object.fromEntries(form ?? []))
    if (!form || !visitor || !said.success) return staleFormPage(c, cloud, '/checkout')
    const typed = Object.fromEntries(
      FIELDS.map((field) => [field, (form.get(field) ?? '').slice(0, 4000)]),
    ) as Typed
    // The key stays while a form is corrected, so that however often it is sent, it is one order.
    const checkoutKey = said.data.checkout_key
    const reading = readDetails(typed, form.has('line1'))
    if ('errors' in reading)
      return showForm(c, cloud, { typed, errors: reading.errors, notice: null, checkoutKey }, 422)
    const placed = await placeOrder(cloud, {
      checkoutKey,
      cartId: visitor.cartId,
      details: reading.details,
      shownTotal: said.data.shown_total,
      shownCountry: said.data.shown_country || null,
      paymentProvider: payments.name,
    })
    if ('orderId' in placed)
      return c.redirect(
        (await openCheckout(cloud, payments, placed.orderId)) ?? thankYouUrl(cloud, placed.orderId),
        303,
      )
    if (placed.refused === 'empty') return c.redirect('/cart', 303)
    const country = chosenCountry(typed)
    if (placed.refused === 'unreachable' && country) {
      const errors = { country: `We do not send to ${countryName(country)} yet.` }
      return showForm(c, cloud, { typed, errors, notice: null, checkoutKey }, 422)
    }
    return showForm(
      c,
      cloud,
      {
        typed,
        errors: {},
        notice:
          placed.refused === 'other_country' && country
            ? `This is the total for ${countryName(country)}. Please check it before you go on.`
            : 'The price or the stock has changed since you looked. Please check the total again.',
        checkoutKey,
      },
      409,
    )
  })
}

/** What was typed may be anything; only what can be a country counts as one. */
const chosenCountry = ({ country }: Typed): string | null => (/^[A-Z]{2}$/.test(country) ? country : null)

type Given = Pick<CheckoutForm, 'typed' | 'errors' | 'notice' | 'checkoutKey'>

/** The form with what the cart holds now; without anything to buy, or with something that is gone, the cart says so. */
const showForm = (
  c: Context<CloudEnv>,
  cloud: Cloud,
  given: Given,
  status: 200 | 409 | 422 = 200,
): Promise<Response> =>
  visit(c, cloud, async (tx, { shop, visitor, lines, cartCount }) => {
    const priced = priceCart(
      lines,
      await readGoods(
        tx,
        cloud.storeId,
        lines.map((line) => line.variantId),
      ),
      shop,
      chosenCountry(given.typed),
    )
    if (priced.lines.length === 0 || priced.gone.length > 0) return c.redirect('/cart', 303)
    const body = checkoutForm({
      ...given,
      formToken: visitor.formToken,
      priced,
      currency: shop.currency,
      country: chosenCountry(given.typed),
      shippingNote: priced.requiresShipping ? zoneHint(shop.zones, chosenCountry(given.typed)) : '',
    })
    return showPage(
      c,
      { title: 'Checkout', shop, cartCount, body, formsTo: new URL(cloud.publicUrl).origin },
      status,
    )
  })
