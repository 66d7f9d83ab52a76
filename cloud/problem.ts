/** One wrong field of what was sent: `items.0.quantity`. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** What a refused request is told, in the shape of RFC 9457. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly requestId: string
  readonly errors?: readonly FieldError[]
}

const titles: Record<number, string> = {
  400: 'The request cannot be understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  409: 'In conflict with what is stored',
  410: 'No longer there',
  413: 'Too large',
  415: 'Wrong media type',
  422: 'Not valid',
  426: 'Upgrade needed',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available right now',
}

/**
 * A refusal on its way out of an HTTP handler; the app answers with it. Inside the rooms an expected no is a value:
 * this is thrown only at the door. `code` is a stable word for programs, `detail` a sentence for people.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldError[] | undefined
  /** Seconds after which trying again makes sense; becomes the header Retry-After. */
  readonly retryAfter: number | undefined

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: readonly FieldError[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause })
    this.status = status
    this.code = code
    this.errors = more.errors
    this.retryAfter = more.retryAfter
  }
}

/** The answer to a refused request. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const body: ProblemDetails = {
    type: `urn:packbench:problem:${problem.code}`,
    title: titles[problem.status] ?? 'Refused',
    status: problem.status,
    detail: problem.message,
    requestId,
    ...(problem.errors && { errors: problem.errors }),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (problem.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(problem.retryAfter)))
  // The rest of a body that is too large is not read, so nothing else can come over this connection.
  if (problem.status === 413) headers.set('connection', 'close')
  return new Response(JSON.stringify(body), { status: problem.status, headers })
}
