import { html, raw } from 'hono/html'

/** A piece of HTML in which everything that came from people is escaped. */
export type Html = ReturnType<typeof html>

const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Mail readers know few rules: everything is in tables and inline, and dark colours come by media query where they are understood. */
const DARK = `@media (prefers-color-scheme:dark){.page{background:#12181a!important}.card{background:#1b2326!important}.ink{color:#eef3f3!important}.soft{color:#9fb0b3!important}.rule{border-color:#2d393d!important}}`

/** The frame around a mail: the store's name, one card, and who to ask. */
export const mailPage = (page: {
  title: string
  preview: string
  storeName: string
  supportEmail: string
  body: Html
}): string =>
  String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <meta name="color-scheme" content="light dark" />
          <title>${page.title}</title>
          <style>
            ${raw(DARK)}
          </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#f3f5f5;${raw(FONT)}">
          <div style="display:none;max-height:0;overflow:hidden">${page.preview}</div>
          <table
            role="presentation"
            class="page"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            style="background:#f3f5f5"
          >
            <tr>
              <td align="center" style="padding:32px 12px">
                <table
                  role="presentation"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  style="max-width:560px"
                >
                  <tr>
                    <td
                      class="ink"
                      style="padding:0 4px 20px;font-size:17px;font-weight:650;color:#16211f"
                      dir="auto"
                    >
                      ${page.storeName}
                    </td>
                  </tr>
                  <tr>
                    <td class="card" style="background:#ffffff;border-radius:12px;padding:32px 28px">
                      ${page.body}
                    </td>
                  </tr>
                  <tr>
                    <td class="soft" style="padding:20px 4px;font-size:13px;line-height:1.5;color:#5c6b6d">
                      Questions? Write to
                      <a class="soft" href="mailto:${page.supportEmail}" style="color:#5c6b6d"
                        >${page.supportEmail}</a
                      >, and name your order number.
                    </td>
                  </tr>
                </table>
              </td>
            </tr>
          </table>
        </body>
      </html>`,
  )

export const heading = (text: string): Html =>
  html`<h1 class="ink" style="margin:0 0 12px;font-size:24px;line-height:1.25;font-weight:650;color:#16211f">
    ${text}
  </h1>`

/** A paragraph of ours, which may hold the words of a person. */
export const paragraph = (text: string | Html): Html =>
  html`<p class="ink" dir="auto" style="margin:0 0 16px;font-size:16px;line-height:1.55;color:#2b3938">
    ${text}
  </p>`

const USUAL_ACCENT = '#0f6b66'

/** Words of a person, with their line feeds. */
export const ownWords = (text: string): Html =>
  paragraph(html`${text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br />${line}`))}`)

/** The one thing to do. */
export const button = (href: string, text: string, accent = USUAL_ACCENT): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 4px">
    <tr>
      <td style="background:${accent};border-radius:8px">
        <a
          href="${href}"
          style="display:inline-block;padding:13px 22px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none"
          >${text}</a
        >
      </td>
    </tr>
  </table>`

/** Rows of a name and a value, the value at the right, lined up. */
export const ledger = (rows: readonly (readonly [string | Html, string])[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:8px 0 16px">
    ${rows.map(
      ([name, value]) =>
        html`<tr>
          <td
            class="ink rule"
            dir="auto"
            style="padding:10px 12px 10px 0;border-top:1px solid #e4eaea;font-size:15px;line-height:1.45;color:#2b3938"
          >
            ${name}
          </td>
          <td
            class="ink rule"
            align="right"
            style="padding:10px 0;border-top:1px solid #e4eaea;font-size:15px;white-space:nowrap;vertical-align:top;font-variant-numeric:tabular-nums;color:#2b3938"
          >
            ${value}
          </td>
        </tr>`,
    )}
  </table>`

/** A quieter word below the main one. */
export const soft = (text: string): Html =>
  html`<br /><span class="soft" style="font-size:13px;color:#5c6b6d">${text}</span>`
