import { html } from 'hono/html'
import { z } from 'zod'
import { formatMoney } from '../../../src-shared/money/money.ts'
import { readGoods } from '../../catalog/goods.ts'
import { addToCart, MOST_OF_ONE, setQuantity } from '../../checkout/cart.ts'
import { priceCart, type PricedCart, type PricedLine } from '../../checkout/price-cart.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp } from '../../http.ts'
import { staleFormPage } from '../error-page.ts'
import { readForm } from '../form.ts'
import { showPage, type Html } from '../page.ts'
import { sumsTable } from '../sums.ts'
import { visit, type Visit } from '../visit.ts'
import { zoneHint } from './zone-hint.ts'
import { senderOf } from '../visitor.ts'

const lineForm = z.object({ variant: z.uuid(), quantity: z.coerce.number().int().min(0).max(MOST_OF_ONE) })

/** `/cart`: what somebody wants to buy; adding, changing and taking out are plain forms. */
export function cartRoutes(app: CloudApp, cloud: Cloud): void {
  app.get('/cart', (c) =>
    visit(c, cloud, async (tx, seen) => {
      const { lines } = seen
      const priced = priceCart(
        lines,
        await readGoods(
          tx,
          cloud.storeId,
          lines.map((line) => line.variantId),
        ),
        seen.shop,
        null,
      )
      return showPage(c, {
        title: 'Cart',
        shop: seen.shop,
        cartCount: seen.cartCount,
        body: cartPage(priced, seen),
      })
    }),
  )

  app.post('/cart/:what{add|set}', async (c) => {
    const form = await readForm(c)
    const visitor = senderOf(c, cloud, form?.get('form_token') ?? '')
    const line = lineForm.safeParse(Object.fromEntries(form ?? []))
    if (!visitor || !line.success) return staleFormPage(c, cloud, '/cart')
    const { variant, quantity } = line.data
    await cloud.db.asService(async (tx) => {
      // Only what is really for sale finds its way into a cart.
      if (c.req.param('what') === 'set')
        return setQuantity(tx, cloud.storeId, visitor.cartId, variant, quantity)
      if (quantity > 0 && (await readGoods(tx, cloud.storeId, [variant])).has(variant))
        await addToCart(tx, cloud.storeId, visitor.cartId, { variantId: variant, quantity })
    })
    return c.redirect('/cart', 303)
  })
}

function cartPage(priced: PricedCart, { shop, visitor }: Visit): Html {
  const gone =
    priced.gone.length === 0
      ? ''
      : html`<div class="notice warn">
          <strong>Something is sold out</strong
          >${priced.gone.map((line) => setForm(visitor.formToken, line.variantId, 0, html`<button class="link">Take it out of the cart</button>`))}
        </div>`
  if (priced.lines.length === 0)
    return html`<div class="narrow stack">
      <h1>Your cart is empty</h1>
      ${gone}
      <p class="soft">What you put into it stays here, also when you come back another day.</p>
      <p><a class="button" href="/">Look around</a></p>
    </div>`
  return html`<div class="stack">
    <h1>Your cart</h1>
    ${gone}
    <div class="two">
      <ul class="lines">
        ${priced.lines.map((line) => cartLine(line, visitor.formToken, shop.currency))}
      </ul>
      <aside class="card stack">
        ${sumsTable(priced, shop.currency, priced.requiresShipping ? zoneHint(shop.zones, null) : '')}<a
          class="button wide"
          href="/checkout"
          >Go to checkout</a
        >
      </aside>
    </div>
  </div>`
}

const cartLine = (
  { goods, quantity, amount }: PricedLine,
  formToken: string,
  currency: Visit['shop']['currency'],
): Html =>
  html`<li>
    ${goods.pictureId ? html`<img src="/pictures/${goods.pictureId}" alt="" width="72" height="72" />` : html`<span class="blank"></span>`}
    <div>
      <h3 dir="auto"><a href="/products/${goods.slug}">${goods.title}</a></h3>
      <p class="soft small" dir="auto">${goods.variantTitle}</p>
    </div>
    <span class="number">${formatMoney(amount, currency)}</span>
    <div class="act">
      ${setForm(formToken, goods.variantId, null, html`<label class="hidden" for="q-${goods.variantId}">How many</label><input id="q-${goods.variantId}" type="number" name="quantity" value="${quantity}" min="0" max="${MOST_OF_ONE}" inputmode="numeric" required /><button class="link">Update</button>`)}
      ${setForm(formToken, goods.variantId, 0, html`<button class="link">Remove<span class="hidden"> ${goods.title}</span></button>`)}
    </div>
  </li>`

/** A form that sets how many of one thing there are; `quantity: null` where the form asks for it. */
const setForm = (formToken: string, variantId: string, quantity: number | null, inside: Html): Html =>
  html`<form method="post" action="/cart/set">
    <input type="hidden" name="form_token" value="${formToken}" /><input
      type="hidden"
      name="variant"
      value="${variantId}"
    />${quantity === null ? '' : html`<input type="hidden" name="quantity" value="${quantity}" />`}${inside}
  </form>`
