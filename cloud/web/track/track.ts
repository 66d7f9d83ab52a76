import type { Context } from 'hono'
import { html } from 'hono/html'
import { formatMoney } from '../../../src-shared/money/money.ts'
import { readShop, type Shop } from '../../catalog/shop.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp, CloudEnv } from '../../http.ts'
import { readPublicOrder, type PublicOrder } from '../../orders/public-order.ts'
import { orderOfToken } from '../../orders/track-link.ts'
import { staleFormPage } from '../error-page.ts'
import { readForm } from '../form.ts'
import { showPage, type Html } from '../page.ts'
import { sumsTable } from '../sums.ts'
import { thingLine } from '../thing-line.ts'
import { fromOurPages } from '../visitor.ts'
import { pieces } from '../words.ts'
import { lookUp } from './look-up.ts'
import { refundLines } from './refund-words.ts'
import { headline, storyLine } from './story-line.ts'

interface Asked {
  readonly number: string
  readonly email: string
}

/** `/track`: the story of an order for whoever has its number and e-mail, or the link from a mail. No account, no script (S1.25). */
export function trackRoutes(app: CloudApp, cloud: Cloud): void {
  app.get('/track', async (c) => {
    const key = c.req.query('key')
    const orderId = key === undefined ? null : orderOfToken(cloud, key)
    const { shop, order } = await cloud.db.asService(async (tx) => ({
      shop: await readShop(tx, cloud.storeId),
      order: orderId && (await readPublicOrder(tx, orderId)),
    }))
    if (order) return showOrder(c, shop, order)
    return key === undefined
      ? showForm(c, shop, NOTHING_ASKED, null, 200)
      : showForm(c, shop, NOTHING_ASKED, BROKEN_LINK, 404)
  })

  app.post('/track', async (c) => {
    const form = await readForm(c)
    if (!form || !fromOurPages(c, cloud)) return staleFormPage(c, cloud, '/track')
    const asked = {
      number: (form.get('number') ?? '').slice(0, 60),
      email: (form.get('email') ?? '').slice(0, 254),
    }
    const found = await lookUp(cloud, { ...asked, ip: c.get('ip') })
    if ('order' in found) return showOrder(c, found.shop, found.order)
    if ('miss' in found) return showForm(c, found.shop, asked, MISS, 404)
    c.header('retry-after', String(found.tooMany))
    return showForm(c, found.shop, asked, tooManyTries(found.tooMany), 429)
  })
}

const NOTHING_ASKED: Asked = { number: '', email: '' }
const BROKEN_LINK = 'This link is not complete. Enter your order number and e-mail instead.'
const MISS =
  'We found no order with this number and e-mail. Please check both: the number is in your confirmation mail.'
const tooManyTries = (seconds: number): string =>
  `That was a lot of tries. Please wait ${pieces(Math.ceil(seconds / 60), 'minute')}, or use the link in your mail.`

const showForm = (
  c: Context<CloudEnv>,
  shop: Shop,
  asked: Asked,
  trouble: string | null,
  status: 200 | 404 | 429,
): Response | Promise<Response> =>
  showPage(c, { title: 'Track your order', shop, body: trackForm(asked, trouble) }, status)

const trackForm = ({ number, email }: Asked, trouble: string | null): Html =>
  html`<div class="narrow stack">
    <h1>Track your order</h1>
    <p class="soft">See where it is, and what happens next.</p>
    ${trouble ? html`<p class="notice bad" role="alert">${trouble}</p>` : ''}
    <form class="form card" method="post" action="/track">
      <div class="field">
        <label for="number">Order number</label
        ><input
          id="number"
          name="number"
          type="text"
          class="code"
          value="${number}"
          placeholder="PB-XXXXXXXX"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
        />
      </div>
      <div class="field">
        <label for="email">E-mail <span>(the one you ordered with)</span></label
        ><input id="email" name="email" type="email" value="${email}" autocomplete="email" required />
      </div>
      <button class="button wide">Show my order</button>
    </form>
  </div>`

function showOrder(c: Context<CloudEnv>, shop: Shop, order: PublicOrder): Response | Promise<Response> {
  // The address holds the key to this page: no other site learns it.
  c.header('referrer-policy', 'no-referrer')
  return showPage(c, { title: `Order ${order.number}`, shop, body: orderPage(order) })
}

const orderPage = (order: PublicOrder): Html =>
  html`<div class="narrow stack">
    <p class="soft">Order <span class="code">${order.number}</span></p>
    <h1>${headline(order)}</h1>
    ${order.parts.map((part, index) => storyLine(order, part, index))}
    <section class="card stack">
      <h2>What you bought</h2>
      <ul class="lines slim">
        ${order.items.map((item) =>
          thingLine({ ...item, amount: formatMoney(item.unitPrice * item.quantity, order.currency) }),
        )}
      </ul>
      ${sumsTable(order, order.currency)} ${refundLines(order)}
    </section>
  </div>`
