/** A page that a browser without scripts has open. */
export interface OpenPage {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** What a person reads: no tags, entities as they look. */
  readonly text: string
  /** Sends the page's form: what stands in its fields, with these put over it. By default the form with the most fields. */
  send(fields: Readonly<Record<string, string>>, toAction?: string): Promise<OpenPage>
}

/** A browser with scripts switched off: it keeps cookies, follows redirects and sends forms. */
export interface Browser {
  open(path: string): Promise<OpenPage>
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ): Promise<OpenPage>
  readonly cookies: ReadonlyMap<string, string>
}

export function aBrowser(origin: string): Browser {
  const cookies = new Map<string, string>()

  async function go(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<OpenPage> {
    const url = new URL(path, origin)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie && { cookie }), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const to = response.headers.get('location')
    if (to !== null) {
      await response.arrayBuffer()
      return go(new URL(to, url).href)
    }
    const html = await response.text()
    const page: OpenPage = {
      url: url.href,
      status: response.status,
      headers: response.headers,
      html,
      text: textOf(html),
      send(fields, toAction) {
        const form = formOf(html, toAction)
        return browser.post(new URL(form.action || url.href, url).href, { ...form.fields, ...fields })
      },
    }
    return page
  }

  const browser: Browser = {
    cookies,
    open: (path) => go(path),
    post: (path, fields, headers = {}) =>
      go(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
      }),
  }
  return browser
}

const unescape = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|amp|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[name]!,
  )

const textOf = (html: string): string =>
  unescape(html.replace(/<style[\s\S]*?<\/style\s*>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)
  return found ? unescape(found[1]!) : null
}

/** The form with the most fields, or the one that goes to `toAction`. */
function formOf(html: string, toAction?: string): { action: string; fields: Record<string, string> } {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form\s*>/g)].map(
    ([, head = '', body = '']) => ({ action: attribute(head, 'action') ?? '', fields: fieldsOf(body) }),
  )
  const fitting = forms
    .filter(({ action }) => toAction === undefined || action === toAction)
    .toSorted((a, b) => Object.keys(b.fields).length - Object.keys(a.fields).length)
  if (!fitting[0]) throw new Error(`The page has no form ${toAction ?? ''}: ${textOf(html).slice(0, 300)}`)
  return fitting[0]
}

function fieldsOf(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of body.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const off = /type="(radio|checkbox)"/.test(tag) && !/\schecked\b/.test(tag)
    if (name && !off) fields[name] = attribute(tag, 'value') ?? ''
  }
  for (const [, head = '', text = ''] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea\s*>/g))
    fields[attribute(head, 'name')!] = unescape(text)
  for (const [, head = '', options = ''] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select\s*>/g))
    fields[attribute(head, 'name')!] =
      attribute(/<option\b[^>]*\sselected\b[^>]*>/.exec(options)?.[0] ?? '', 'value') ?? ''
  return fields
}
