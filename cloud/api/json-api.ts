import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { isPrincipal } from '../auth/principal.ts'
import type { Cloud } from '../cloud.ts'
import type { CloudApp } from '../http.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'
import { openApiDocument } from './openapi-document.ts'
import { router } from './router.ts'
import { unknownFields } from './unknown-fields.ts'

const PREFIX = '/v1'

/** What the handler of one request leaves for the app: the error as it was thrown, before anything rewrote it. */
interface Outcome {
  error?: unknown
}
type ApiContext = RequestContext & { readonly outcome: Outcome }

/** The JSON API of cloudContract under /v1, and its OpenAPI document. Errors leave as RFC 9457 problems like all others. */
export function jsonApi(app: CloudApp, cloud: Cloud): void {
  let document: ReturnType<typeof openApiDocument> | undefined
  app.get(`${PREFIX}/openapi.json`, async (c) =>
    c.json(await (document ??= openApiDocument(cloud.publicUrl))),
  )

  const handler = new OpenAPIHandler<ApiContext>(router, {
    interceptors: [
      async ({ context, next }) => {
        try {
          return await next()
        } catch (error) {
          context.outcome.error = error
          throw error
        }
      },
    ],
    clientInterceptors: [
      ({ input, procedure, next }) => {
        const { inputSchema, route } = procedure['~orpc']
        const errors = route.method === 'GET' ? [] : unknownFields(inputSchema, input)
        if (errors.length > 0)
          throw new Problem(400, 'unknown_fields', 'Some fields are not known here.', { errors })
        return next()
      },
    ],
  })

  app.use(`${PREFIX}/*`, async (c, next) => {
    if (hasBody(c.req.raw) && !isJson(c.req.header('content-type')))
      throw new Problem(415, 'not_json', 'Send the body as application/json.')
    const principal = await cloud.auth.authenticate(c.req.raw)
    if (!isPrincipal(principal)) throw new Problem(principal.status, principal.refused, principal.detail)
    const outcome: Outcome = {}
    const { matched, response } = await handler.handle(c.req.raw, {
      prefix: PREFIX,
      context: {
        cloud,
        principal,
        requestId: c.get('requestId'),
        ip: c.get('ip'),
        log: c.get('log'),
        outcome,
      },
    })
    if (!matched) return next()
    if (response.status >= 400)
      throw outcome.error ?? new Error(`The API answered ${response.status} without a reason.`)
    c.header('cache-control', 'no-store')
    return c.newResponse(response.body, response)
  })
}

/** Every POST has a stream for its body; only the headers say whether anything will come (RFC 9112 §6.3). */
const hasBody = ({ headers, body, method }: Request): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  body !== null &&
  (headers.has('transfer-encoding') || headers.get('content-length') !== '0')
const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '')
