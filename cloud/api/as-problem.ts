import { ORPCError, ValidationError } from '@orpc/server'
import { HTTPException } from 'hono/http-exception'
import { Problem, type FieldError } from '../problem.ts'

/** Any error as what the caller may know of it. What nobody expected becomes a 500 without a word of its insides. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ORPCError) return fromContract(error)
  if (error instanceof SyntaxError) return malformed(error)
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
