import { createMiddleware } from 'hono/factory'
import type { Cloud } from '../cloud.ts'
import type { CloudEnv } from '../http.ts'
import { callerAddress } from './caller-address.ts'

const ACCEPTABLE_ID = /^[A-Za-z0-9._-]{8,64}$/

/** Gives each request an id (the caller's own, when it has a sane one) and a log that names it, and logs how it ended. */
export const requestBasics = (cloud: Cloud) =>
  createMiddleware<CloudEnv>(async (c, next) => {
    const asked = c.req.header('x-request-id')
    const requestId = asked && ACCEPTABLE_ID.test(asked) ? asked : cloud.newId()
    const log = cloud.log.child({ requestId })
    c.set('requestId', requestId)
    c.set('log', log)
    c.set(
      'ip',
      callerAddress(c.req.raw.headers, c.env?.incoming?.socket?.remoteAddress, cloud.config.trustedProxies),
    )
    const began = cloud.clock.monotonic()
    await next()
    c.header('x-request-id', requestId)
    // The path alone: a query string may hold an e-mail address or a signed link.
    const ended = {
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(cloud.clock.monotonic() - began),
    }
    if (c.res.status >= 500) log.warn(ended, 'request failed')
    else log.debug(ended, 'request')
  })
