import { PROTOCOL_VERSION, SYNC_PROBLEMS } from '../../../src-shared/sync/protocol.ts'
import { Problem, problemResponse, type FieldError } from '../../problem.ts'

/** The oldest release of the station that speaks today's protocol. */
export const MINIMUM_STATION_VERSION = '0.1.0'

type Code = keyof typeof SYNC_PROBLEMS

/** `urn:packbench:problem:…` without its beginning, as `Problem` wants it. */
const codeOf = (problem: Code): string => SYNC_PROBLEMS[problem].slice('urn:packbench:problem:'.length)

/** A problem of the sync protocol with the members that only it has (RFC 9457 §3.2). */
async function problem(
  status: number,
  code: Code,
  detail: string,
  more: Readonly<Record<string, string | number>>,
  requestId: string,
): Promise<Response> {
  const response = problemResponse(new Problem(status, codeOf(code), detail), requestId)
  const body = (await response.json()) as object
  return new Response(JSON.stringify({ ...body, ...more }), {
    status,
    headers: response.headers,
  })
}

export const upgradeNeeded = (spoken: number, requestId: string): Promise<Response> =>
  problem(
    426,
    'protocol',
    spoken < PROTOCOL_VERSION
      ? `This station is too old for this cloud: install version ${MINIMUM_STATION_VERSION} or newer. Its work is kept.`
      : `This cloud is older than the station: it speaks protocol ${PROTOCOL_VERSION}, the station ${spoken}. Update the cloud.`,
    { minimumVersion: MINIMUM_STATION_VERSION, protocol: PROTOCOL_VERSION },
    requestId,
  )

export const stationRevoked = (requestId: string): Promise<Response> =>
  problem(
    403,
    'revoked',
    'This station was revoked. What it still holds is kept there; ask a supervisor.',
    {},
    requestId,
  )

export const sequenceGap = (expectedSeq: number, requestId: string): Promise<Response> =>
  problem(
    409,
    'gap',
    `A mutation is missing: the next number has to be ${expectedSeq}.`,
    { expectedSeq },
    requestId,
  )

export const sequenceConflict = (seq: number, requestId: string): Promise<Response> =>
  problem(
    409,
    'conflict',
    `Number ${seq} was used for another action before. Nothing of this batch took effect.`,
    { seq },
    requestId,
  )

/** 400, naming what cannot be read. */
export const unreadable = (errors: readonly FieldError[]): Problem =>
  new Problem(400, 'invalid_fields', `Not valid: ${errors[0]?.field} ${errors[0]?.message}`, { errors })
