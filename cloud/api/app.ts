import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Cloud } from '../cloud.ts'
import type { CloudApp, CloudEnv } from '../http.ts'
import { Problem, problemResponse } from '../problem.ts'
import { photoRoutes } from '../photos/photo-routes.ts'
import { carrierEventRoute } from '../web/carrier-events.ts'
import { webRoutes } from '../web/routes.ts'
import { healthRoutes } from './health.ts'
import { asProblem } from './as-problem.ts'
import { auditExportRoute } from './audit-export-route.ts'
import { fileRoutes } from './file-routes.ts'
import { jsonApi } from './json-api.ts'
import { requestBasics } from './request-basics.ts'
import { securityHeaders } from './security-headers.ts'

/** Nothing that the cloud accepts but a photo is larger; sync pushes at most 1 MiB of mutations in one request. */
const LARGEST_BODY = 1_200_000

/** A room that adds its own routes. */
export type Room = (app: CloudApp, cloud: Cloud) => void

/** Everything the cloud answers over HTTP, in the order in which a request meets it. */
export function createApp(cloud: Cloud, rooms: readonly Room[]): CloudApp {
  const app: CloudApp = new Hono<CloudEnv>()
  app.use(requestBasics(cloud))
  app.use(securityHeaders(cloud.publicUrl.startsWith('https:')))
  photoRoutes(app, cloud)
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new Problem(413, 'body_too_large', `The body is larger than ${LARGEST_BODY} bytes.`)
      },
    }),
  )
  healthRoutes(app, cloud)
  fileRoutes(app, cloud)
  auditExportRoute(app, cloud)
  for (const addRoutes of rooms) addRoutes(app, cloud)
  carrierEventRoute(app, cloud)
  jsonApi(app, cloud)
  webRoutes(app, cloud)
  app.notFound((c) =>
    problemResponse(new Problem(404, 'not_found', `There is nothing at ${c.req.path}.`), c.get('requestId')),
  )
  app.onError((error, c) => {
    const problem = asProblem(error)
    if (problem.status === 500) c.get('log').error({ err: error }, 'a request met an unexpected error')
    else if (problem.status > 500)
      c.get('log').warn({ err: error }, 'a request could not be served right now')
    return problemResponse(problem, c.get('requestId'))
  })
  return app
}
