import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { readShop } from '../../catalog/shop.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp, CloudEnv } from '../../http.ts'
import { findMail, listMails, type KeptMail } from '../../notifications/kept-mails.ts'
import { notFoundPage } from '../error-page.ts'
import { showPage, type Html } from '../page.ts'
import { day } from '../words.ts'

/**
 * `/mail`: what would have been sent, while no mail server is named. Mails hold names and addresses, so it answers only
 * a browser on this very machine; to everyone else the page does not exist.
 */
export function mailPreviewRoutes(app: CloudApp, cloud: Cloud): void {
  app.get('/mail', async (c) => {
    if (!isLocal(c, cloud)) return notFoundPage(c, cloud)
    const { shop, mails } = await cloud.db.asService(async (tx) => ({
      shop: await readShop(tx, cloud.storeId),
      mails: await listMails(tx),
    }))
    return showPage(c, { title: 'Sent mails', shop, body: listPage(mails) })
  })

  app.get('/mail/:id', async (c) => {
    const seen = await find(c, cloud)
    return seen
      ? showPage(c, { title: seen.mail.subject, shop: seen.shop, frames: true, body: onePage(seen.mail) })
      : notFoundPage(c, cloud)
  })

  app.get('/mail/:id/html', async (c) => {
    const seen = await find(c, cloud)
    if (!seen) return notFoundPage(c, cloud)
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
    )
    c.header('x-frame-options', 'SAMEORIGIN')
    return c.html(seen.mail.html.replace('<head>', '<head><base target="_top">'))
  })
}

async function find(c: Context<CloudEnv>, cloud: Cloud) {
  const id = z.uuid().safeParse(c.req.param('id'))
  if (!id.success || !isLocal(c, cloud)) return null
  return cloud.db.asService(async (tx) => {
    const mail = await findMail(tx, id.data)
    return mail && { mail, shop: await readShop(tx, cloud.storeId) }
  })
}

const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** No mail server, a local address, a local caller, and nobody in between. */
function isLocal(c: Context<CloudEnv>, cloud: Cloud): boolean {
  if (cloud.config.smtpUrl !== null || !LOCAL_NAMES.has(new URL(cloud.publicUrl).hostname)) return false
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false
  const host = c.req.header('host') ?? ''
  const named = URL.canParse(`http://${host}`) && LOCAL_NAMES.has(new URL(`http://${host}`).hostname)
  return named && /^(127\.|::1$|::ffff:127\.)/.test(c.get('ip'))
}

const listPage = (mails: readonly KeptMail[]): Html =>
  html`<div class="stack">
    <h1>Sent mails</h1>
    <p class="soft">No mail server is set (SMTP_URL), so mails stay here instead of leaving this machine.</p>
    ${
      mails.length === 0
        ? html`<p class="notice">Nothing was sent yet. Buy something, and the confirmation will be here.</p>`
        : html`<div class="scroll">
            <table class="mails">
              <thead>
                <tr>
                  <th>To</th>
                  <th>Subject</th>
                  <th>When</th>
                </tr>
              </thead>
              <tbody>
                ${mails.map(
                  (mail) =>
                    html`<tr>
                      <td dir="auto">${mail.recipient}</td>
                      <td dir="auto">
                        <a href="/mail/${mail.id}">${mail.subject}</a
                        >${mail.state === 'sent' ? '' : ` (${mail.state})`}
                      </td>
                      <td class="number">${day(mail.at)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </div>`

const onePage = (mail: KeptMail): Html =>
  html`<div class="stack">
    <p><a href="/mail">All mails</a></p>
    <h1 dir="auto">${mail.subject}</h1>
    <p class="soft">To <bdi>${mail.recipient}</bdi>, ${day(mail.at)}</p>
    <iframe class="letter" src="/mail/${mail.id}/html" title="The mail as it looks"></iframe>
    <details class="card">
      <summary>Text part</summary>
      <pre dir="auto">${mail.text}</pre>
    </details>
  </div>`
