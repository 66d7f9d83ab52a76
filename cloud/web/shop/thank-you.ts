import { html } from 'hono/html'
import { formatMoney } from '../../../src-shared/money/money.ts'
import { readShop, type Shop } from '../../catalog/shop.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp } from '../../http.ts'
import { readPublicOrder, type PublicOrder } from '../../orders/public-order.ts'
import { orderOfToken } from '../../orders/track-link.ts'
import { openCheckout } from '../../payments/open-checkout.ts'
import type { PaymentProvider } from '../../providers/payments/port.ts'
import { notFoundPage } from '../error-page.ts'
import { showPage, type Html } from '../page.ts'
import { sumsTable } from '../sums.ts'
import { thingLine } from '../thing-line.ts'

/** Seconds between two looks while the provider's webhook is on its way. */
const LOOK_AGAIN = 1

/** `/thank-you`: where the provider sends the shopper. It says what our books say, never what the address claims (S1.4). */
export function thankYouRoute(app: CloudApp, cloud: Cloud, payments: PaymentProvider): void {
  app.get('/thank-you', async (c) => {
    const token = c.req.query('key') ?? ''
    const orderId = orderOfToken(cloud, token)
    const seen =
      orderId &&
      (await cloud.db.asService(async (tx) => ({
        order: await readPublicOrder(tx, orderId),
        shop: await readShop(tx, cloud.storeId),
      })))
    if (!seen || !seen.order) return notFoundPage(c, cloud)
    const { order, shop } = seen
    if (order.paymentStatus === 'pending')
      return showPage(c, {
        title: 'One moment',
        shop,
        refresh: LOOK_AGAIN,
        body: waiting(order, await openCheckout(cloud, payments, order.id)),
      })
    if (order.paymentStatus === 'failed')
      return showPage(c, {
        title: 'Not paid',
        shop,
        // Should a second attempt be on its way, its good news comes by itself.
        refresh: LOOK_AGAIN * 5,
        body: declined(order, await openCheckout(cloud, payments, order.id)),
      })
    return showPage(c, { title: 'Thank you', shop, body: thanks(order, shop, token) })
  })
}

const waiting = (order: PublicOrder, payUrl: string | null): Html =>
  html`<div class="narrow stack">
    <h1>One moment …</h1>
    <p>
      We are waiting for the payment of order <span class="code">${order.number}</span> to be confirmed. This
      page looks again by itself.
    </p>
    ${payUrl ? html`<p class="soft">Not paid yet? <a href="${payUrl}">Back to the payment</a></p>` : ''}
  </div>`

const declined = (order: PublicOrder, payUrl: string | null): Html =>
  html`<div class="narrow stack">
    <h1>The payment was declined</h1>
    <p>
      Nothing was charged. Order <span class="code">${order.number}</span> is kept for you, with everything in
      it.
    </p>
    ${payUrl ? html`<p><a class="button" href="${payUrl}">Try again</a></p>` : ''}
  </div>`

const thanks = (order: PublicOrder, shop: Shop, token: string): Html =>
  html`<div class="narrow stack">
    <h1>Thank you</h1>
    <p>
      Your order number is <strong class="code">${order.number}</strong>. We have written to
      <bdi>${order.email}</bdi>, and we'll write again when it ships.
    </p>
    <p><a class="button" href="/track?key=${token}">Follow your order</a></p>
    <div class="card stack">
      <h2>What you bought</h2>
      <ul class="lines slim">
        ${order.items.map((item) =>
          thingLine({ ...item, amount: formatMoney(item.unitPrice * item.quantity, order.currency) }),
        )}
      </ul>
      ${sumsTable(order, order.currency)}
    </div>
    <p class="soft small">
      Something wrong with it? Write to <a href="mailto:${shop.supportEmail}">${shop.supportEmail}</a> and
      name your order number.
    </p>
  </div>`
