import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Log } from './config/log.ts'

/** What every request carries through the app: `c.get('requestId')`, `c.get('ip')`, `c.get('log')`. */
export interface CloudEnv {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    /** The caller's address, as far as the proxies in front are trusted. For rate limits; not for logs. */
    ip: string
    log: Log
  }
}

/** The app that rooms add their routes to: `webRoutes(app, cloud)`, `syncRoutes(app, cloud)`. */
export type CloudApp = Hono<CloudEnv>
