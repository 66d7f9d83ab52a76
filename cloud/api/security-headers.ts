import { createMiddleware } from 'hono/factory'
import type { CloudEnv } from '../http.ts'

const everywhere: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}

/** A page that says nothing else may load only what comes from here, and be framed by nobody. */
const policy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Headers that narrow what a browser may do with an answer. A route that set one of them itself keeps its own. */
export const securityHeaders = (https: boolean) =>
  createMiddleware<CloudEnv>(async (c, next) => {
    await next()
    const wanted = {
      ...everywhere,
      'content-security-policy': policy,
      ...(https && { 'strict-transport-security': 'max-age=31536000' }),
    }
    for (const [name, value] of Object.entries(wanted)) if (!c.res.headers.has(name)) c.header(name, value)
  })
