import { ORPCError, ValidationError } from '@orpc/server'
import { HTTPException } from 'hono/http-exception'
import { Problem, type FieldError } from '../problem.ts'

/** Any error as what the caller may know of it. What nobody expected becomes a 500 without a word of its insides. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ORPCError) return fromContract(error)
  if (error instanceof SyntaxError) return malformed(error)
  if (isBusy(error))
    return new Problem(503, 'busy', 'Too much is going on right now. Try again in a moment.', {
      retryAfter: 2,
      cause: error,
    })
  if (error instanceof HTTPException)
    return new Problem(error.status, `http_${error.status}`, error.message || 'The request was refused.', {
      cause: error,
    })
  return new Problem(
    500,
    'internal',
    'Something went wrong on our side. Trying again may help; the request id helps us to find it.',
    { cause: error },
  )
}

/** Connections refused or lost, too many of them, shutting down, lock waits given up: SQLSTATE classes of PostgreSQL's appendix A. */
const BUSY = /^(08|53|57P0|55P03|40001|40P01|ECONN|ETIMEDOUT|EPIPE)/

/** Whether the database could not be had in time, which passes. A pool that waited in vain says so in words only. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (
    (typeof code === 'string' && BUSY.test(code)) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  )
}

const malformed = (cause: unknown): Problem =>
  new Problem(400, 'malformed', 'The body is not valid JSON.', { cause })

function fromContract(error: ORPCError<string, unknown>): Problem {
  const { cause } = error
  if (cause instanceof Problem) return cause
  if (error.status === 400 && cause instanceof ValidationError)
    return new Problem(400, 'invalid_fields', 'Some fields are not valid.', {
      errors: cause.issues.map(fieldError),
      cause: error,
    })
  if (error.status === 400) return malformed(error)
  if (error.status >= 500) return asProblem(cause ?? new Error(error.message))
  return new Problem(error.status, error.code.toLowerCase(), error.message, { cause: error })
}

interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

const fieldError = ({ path = [], message }: Issue): FieldError => ({
  field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  message,
})
