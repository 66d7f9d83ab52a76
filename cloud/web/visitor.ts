import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Cloud } from '../cloud.ts'
import type { CloudEnv } from '../http.ts'

/** A year; the cart waits that long. */
const KEPT_SECONDS = 365 * 24 * 60 * 60

/** Somebody's browser: the id of their cart, known to nobody else, and what their forms are signed with. */
export interface Visitor {
  readonly cartId: string
  readonly formToken: string
}

/** Who is visiting; a new visitor is given a cookie. Nothing is stored until they put something into their cart. */
export function visitorOf(c: Context<CloudEnv>, cloud: Cloud): Visitor {
  const known = knownVisitor(c, cloud)
  if (known) return known
  const cartId = cloud.newId()
  setCookie(c, 'visit', cartId, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: KEPT_SECONDS,
    ...(isHttps(cloud) && { secure: true, prefix: 'host' }),
  })
  return { cartId, formToken: formTokenOf(cloud, cartId) }
}

/** Whoever comes with a cookie of ours. */
function knownVisitor(c: Context<CloudEnv>, cloud: Cloud): Visitor | null {
  const cookie = z.uuid().safeParse(isHttps(cloud) ? getCookie(c, 'visit', 'host') : getCookie(c, 'visit'))
  return cookie.success ? { cartId: cookie.data, formToken: formTokenOf(cloud, cookie.data) } : null
}

/**
 * The visitor behind a form that was sent, or null when it does not come from a page of ours: another site's form has
 * another origin, no cookie (SameSite), and cannot know the token that is tied to the cookie.
 */
export function senderOf(c: Context<CloudEnv>, cloud: Cloud, formToken: string): Visitor | null {
  const visitor = knownVisitor(c, cloud)
  if (!visitor || !fromOurPages(c, cloud)) return null
  const [given, wanted] = [Buffer.from(formToken), Buffer.from(visitor.formToken)]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? visitor : null
}

/** Whether the browser says that the request comes from this very site. Programs that are no browsers say nothing. */
export function fromOurPages(c: Context<CloudEnv>, cloud: Cloud): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = URL.canParse(origin) ? new URL(origin).host : null
  return host !== null && (host === c.req.header('host') || host === new URL(cloud.publicUrl).host)
}

const formTokenOf = ({ secrets }: Cloud, cartId: string): string =>
  createHmac('sha256', secrets.tokenSecret).update(`form:1:${cartId}`).digest('base64url')

const isHttps = ({ publicUrl }: Cloud): boolean => publicUrl.startsWith('https:')
