import { Hono } from 'hono'
import type { Cloud } from '../cloud.ts'
import type { CloudApp, CloudEnv } from '../http.ts'
import { fulfillmentProviders } from '../providers/fulfillment/open.ts'
import { openPayments } from '../providers/payments/open.ts'
import { assetRoutes } from './assets.ts'
import { notFoundPage, troublePage } from './error-page.ts'
import { mailPreviewRoutes } from './mail/preview.ts'
import { cartRoutes } from './shop/cart.ts'
import { checkoutRoutes } from './shop/checkout.ts'
import { homeRoute } from './shop/home.ts'
import { pictureRoute } from './shop/pictures.ts'
import { productRoute } from './shop/product.ts'
import { testPaymentRoutes } from './shop/test-payment.ts'
import { thankYouRoute } from './shop/thank-you.ts'
import { trackRoutes } from './track/track.ts'
import { webhookRoutes } from './webhooks.ts'

/** Everything that shoppers and payment providers meet. Added last: what no other room knows becomes a page that says so. */
export function webRoutes(app: CloudApp, cloud: Cloud): void {
  const payments = openPayments(cloud)
  const [provider] = payments.values()
  if (!provider) throw new Error('A shop needs somebody who takes the money: no payment provider is set up.')

  webhookRoutes(app, cloud, payments, fulfillmentProviders)
  const pages: CloudApp = new Hono<CloudEnv>()
  pages.onError((error, c) => {
    c.get('log').error({ err: error }, 'a page met an unexpected error')
    c.header('cache-control', 'no-store')
    return c.html(troublePage(c.get('requestId')), 500)
  })
  assetRoutes(pages)
  homeRoute(pages, cloud)
  productRoute(pages, cloud)
  pictureRoute(pages, cloud)
  cartRoutes(pages, cloud)
  checkoutRoutes(pages, cloud, provider)
  if (payments.has('test')) testPaymentRoutes(pages, cloud)
  thankYouRoute(pages, cloud, provider)
  trackRoutes(pages, cloud)
  mailPreviewRoutes(pages, cloud)
  // Programs get the problem document of the API; a person gets a page.
  pages.get('*', (c, next) =>
    c.req.path.startsWith('/v1/') || !c.req.header('accept')?.includes('text/html')
      ? next()
      : notFoundPage(c, cloud),
  )
  app.route('/', pages)
}
