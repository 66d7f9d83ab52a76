import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Shop } from '../catalog/shop.ts'
import type { CloudEnv } from '../http.ts'
import { STYLESHEET_URL } from './assets.ts'

/** A piece of a page, in which everything that came from people is escaped. */
export type Html = ReturnType<typeof html>

export interface Page {
  readonly title: string
  readonly shop: Shop
  readonly body: Html
  /** Pieces in the cart, where the page knows. */
  readonly cartCount?: number
  /** Search engines may show it. Only the shop itself. */
  readonly indexed?: boolean
  /** Seconds after which the page asks again by itself. */
  readonly refresh?: number
  /** One more origin that its forms may lead to. */
  readonly formsTo?: string
  /** It shows other pages of ours in a frame. */
  readonly frames?: boolean
}

/** Answers with a page: whole without a script, and allowed to load nothing but our own style, font and pictures. */
export function showPage(
  c: Context<CloudEnv>,
  page: Page,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  c.header('content-security-policy', policy(page))
  c.header('cache-control', 'private, no-store')
  return c.html(document(page), status)
}

const policy = ({ formsTo, frames }: Page): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self'${formsTo ? ` ${formsTo}` : ''}`,
    ...(frames ? ["frame-src 'self'"] : []),
  ].join('; ')

const document = ({ title, shop, body, cartCount, indexed, refresh }: Page): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title === shop.name ? title : `${title} · ${shop.name}`}</title>
        <meta name="color-scheme" content="light dark" />
        ${indexed ? '' : html`<meta name="robots" content="noindex" />`}
        ${refresh ? html`<meta http-equiv="refresh" content="${refresh}" />` : ''}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLESHEET_URL}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
          <nav aria-label="Shop">
            <a class="brand" href="/" dir="auto">${shop.name}</a>
            <a href="/track">Track order</a>
            <a href="/cart"
              >Cart${cartCount ? html` <span class="badge">${cartCount}<span class="hidden"> pieces</span></span>` : ''}</a
            >
          </nav>
        </header>
        <main id="main">${body}</main>
        <footer class="foot">
          <div>
            <span dir="auto">${[...new Set([shop.name, ...shop.addressLines])].join(' · ')}</span>
            <span>Questions? <a href="mailto:${shop.supportEmail}">${shop.supportEmail}</a></span>
          </div>
        </footer>
      </body>
    </html>`
