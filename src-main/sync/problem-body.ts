import { z } from 'zod'
import type { Problem } from './wire.ts'

/** The members of application/problem+json (RFC 9457) that the sync protocol uses. Whatever else comes is not looked at. */
const problemBody = z.object({
  type: z.string().catch(''),
  title: z.string().catch(''),
  detail: z.string().catch(''),
  expectedSeq: z.int().positive().nullable().catch(null),
  minimumVersion: z.string().nullable().catch(null),
})

const MAX_WAIT_S = 3600

/** An answer that is not a yes, as a problem. `retryAfter` is the header: seconds (dates are not used by our cloud). */
export function readProblem(status: number, body: string, retryAfter: string | undefined): Problem {
  const seconds = Number(retryAfter)
  const parsed = problemBody.safeParse(jsonOf(body))
  const {
    type = '',
    title = '',
    detail = '',
    expectedSeq = null,
    minimumVersion = null,
  } = parsed.success ? parsed.data : {}
  return {
    kind: 'answer',
    status,
    type,
    detail: detail || title || `answered with ${status}`,
    retryAfterMs:
      retryAfter !== undefined && Number.isFinite(seconds)
        ? Math.min(Math.max(seconds, 0), MAX_WAIT_S) * 1000
        : null,
    expectedSeq,
    minimumVersion,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
