import type { AuthRefusal } from '../auth/refusal.ts'
import { Problem } from '../problem.ts'

/** The value, unless it is an expected no of signing in: that leaves as a problem. */
export function accepted<T extends object>(result: T | AuthRefusal): Exclude<T, AuthRefusal> {
  if (!('refused' in result)) return result as Exclude<T, AuthRefusal>
  const { status, refused, detail, retryAfter } = result
  throw new Problem(status, refused, detail, retryAfter === undefined ? {} : { retryAfter })
}
