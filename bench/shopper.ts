import { Agent, request } from 'node:http'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly body: string
  readonly cookies: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request as a browser sends it, on a kept connection. `ip` is the shopper's address as a proxy reports it. */
export async function visit(
  url: string,
  options: { form?: Readonly<Record<string, string>>; cookies?: string; ip: string },
): Promise<Answer> {
  const body = options.form && new URLSearchParams(options.form).toString()
  const headers: Record<string, string> = { 'x-forwarded-for': options.ip, cookie: options.cookies ?? '' }
  if (body !== undefined)
    Object.assign(headers, {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      origin: new URL(url).origin,
    })
  const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }).end(body)
  const [reply] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of reply) chunks.push(chunk as Buffer)
  return {
    status: reply.statusCode ?? 0,
    location: reply.headers.location ?? null,
    body: Buffer.concat(chunks).toString(),
    cookies:
      (reply.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ') ||
      (options.cookies ?? ''),
  }
}

/** The value of a hidden field. */
export function hiddenField(page: string, name: string): string {
  const value = new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1]
  if (value === undefined) throw new Error(`The page has no field ${name}: ${page.slice(0, 400)}`)
  return value
}

/** Runs `work` `times` times, at most `together` at once; answers how many a second. */
export async function rate(
  times: number,
  together: number,
  work: (turn: number) => Promise<void>,
): Promise<number> {
  let turn = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (turn < times) await work(turn++)
    }),
  )
  return (times * 1000) / (performance.now() - start)
}
