import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { readShop } from '../catalog/shop.ts'
import type { Cloud } from '../cloud.ts'
import type { CloudEnv } from '../http.ts'
import { showPage } from './page.ts'

export interface Trouble {
  readonly title: string
  readonly text: string
  /** Where to go from here. */
  readonly way?: { readonly href: string; readonly text: string }
}

/** A page that says what happened, what was kept, and what to do. */
export async function errorPage(
  c: Context<CloudEnv>,
  cloud: Cloud,
  status: ContentfulStatusCode,
  { title, text, way }: Trouble,
): Promise<Response> {
  const shop = await cloud.db.asService((tx) => readShop(tx, cloud.storeId))
  const to = way ?? { href: '/', text: 'Back to the shop' }
  return showPage(
    c,
    {
      title,
      shop,
      body: html`<div class="narrow stack">
        <h1>${title}</h1>
        <p class="soft">${text}</p>
        <p><a class="button" href="${to.href}">${to.text}</a></p>
      </div>`,
    },
    status,
  )
}

export const notFoundPage = (c: Context<CloudEnv>, cloud: Cloud): Promise<Response> =>
  errorPage(c, cloud, 404, {
    title: 'This page is not here',
    text: 'It may have moved, or the address has a typing mistake in it.',
  })

/** A form that is not from a page of ours, or from one that has lost its cookie. */
export const staleFormPage = (c: Context<CloudEnv>, cloud: Cloud, back: string): Promise<Response> =>
  errorPage(c, cloud, 403, {
    title: 'Please try that again',
    text: 'The page was open too long, or your browser keeps no cookies for this shop. Nothing was changed.',
    way: { href: back, text: 'Open the page again' },
  })

/** When even the database does not answer: a page that needs nothing. */
export const troublePage = (requestId: string): string =>
  String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Something went wrong</title>
          <meta name="color-scheme" content="light dark" />
        </head>
        <body>
          <h1>Something went wrong on our side</h1>
          <p>Nothing was charged. Please try again in a minute.</p>
          <p>If it stays like this, tell us this number: ${requestId}</p>
          <p><a href="/">Back to the shop</a></p>
        </body>
      </html>`,
  )
