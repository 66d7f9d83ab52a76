import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a request at the door gets: it may come in, gets a key and is sent to the page, or stays out. */
export type Admission = 'in' | 'give cookie' | 'out'

/**
 * Who may speak to the station behind a loopback port: whoever has been given its address with the token, and no page
 * of another site that guesses the port. Names other than loopback's are refused (DNS rebinding), and so are
 * upgrades from other origins.
 */
export interface Door {
  /** For a page or file. The token in the address is traded for a cookie that scripts cannot read. */
  admit(request: IncomingMessage): Admission
  admitSocket(request: IncomingMessage): boolean
  readonly setCookie: string
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** Constant time, whatever the lengths. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/** `port` keeps the cookies of several hosts on one machine apart: cookies do not know ports. */
export function door(token: string, port: number): Door {
  const names = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const cookieName = `packbench_${port}`
  const key = digest(`cookie ${token}`).toString('base64url')

  const hasCookie = ({ headers }: IncomingMessage): boolean =>
    (headers.cookie ?? '').split(';').some((pair) => {
      const [name, value = ''] = pair.trim().split('=')
      return name === cookieName && same(value, key)
    })
  const isOurs = ({ headers }: IncomingMessage): boolean => names.has(headers.host ?? '')

  return {
    setCookie: `${cookieName}=${key}; HttpOnly; SameSite=Strict; Path=/`,
    admit(request) {
      if (!isOurs(request)) return 'out'
      const given = new URL(request.url ?? '/', 'http://station').searchParams.get('token')
      if (given !== null) return same(given, token) ? 'give cookie' : 'out'
      return hasCookie(request) ? 'in' : 'out'
    },
    admitSocket(request) {
      const { origin } = request.headers
      return isOurs(request) && hasCookie(request) && origin === `http://${request.headers.host}`
    },
  }
}
