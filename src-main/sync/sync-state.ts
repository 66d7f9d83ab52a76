import { SYNC_PROBLEMS } from '../../src-shared/sync/protocol.ts'
import type { SyncSign } from '../../src-shared/station-contract/status.ts'
import type { Problem } from './wire.ts'

// Decides; sync-loop.ts acts. Nothing in here reads a clock, rolls dice or speaks to anybody.

export type Contact = SyncSign['state']

export interface SyncState {
  readonly contact: Contact
  /** True time, ms, at which the contact became what it is. */
  readonly since: number
  readonly lastHeard: number | null
  /** What is wrong and what to do; null while all is well. */
  readonly trouble: string | null
}

export const beginning = (now: number): SyncState => ({
  contact: 'connecting',
  since: now,
  lastHeard: null,
  trouble: null,
})

const turned = (state: SyncState, contact: Contact, now: number, trouble: string | null): SyncState => ({
  ...state,
  contact,
  since: state.contact === contact ? state.since : now,
  trouble,
})

/** Something came from the cloud. */
export const heard = (state: SyncState, now: number): SyncState => ({
  ...turned(state, 'online', now, null),
  lastHeard: now,
})

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000
/** For what only a person or an update can put right. */
const SELDOM_MS = 5 * 60_000

/** How long to wait after so many failures in a row, spread by `chance` (0..1) so that stations do not come back all at once. */
export const backOff = (failures: number, chance: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + chance / 2)

/** What to do about a problem. */
export type Verdict =
  | { readonly do: 'retry'; readonly afterMs: number }
  /** Nothing more is sent or asked until somebody enrols this station again or asks for another try. */
  | { readonly do: 'halt' }
  /** The cloud has not got this number or any after it. */
  | { readonly do: 'fill gap'; readonly fromSeq: number }
  /** The cloud has something else under one of our numbers. */
  | { readonly do: 'start over under a new incarnation' }
  /** The batch as a whole is too much or cannot be read: send fewer at a time. */
  | { readonly do: 'split' }

export interface Trouble {
  readonly state: SyncState
  readonly verdict: Verdict
}

/** `failures` counts this one; `chance` is a random number from 0 to 1. */
export function failed(
  state: SyncState,
  problem: Problem,
  now: number,
  failures: number,
  chance: number,
): Trouble {
  const later = (contact: Contact, trouble: string | null, afterMs = backOff(failures, chance)): Trouble => ({
    state: turned(state, contact, now, trouble),
    verdict: { do: 'retry', afterMs },
  })
  if (problem.kind === 'unreachable') return later('offline', null)
  if (problem.kind === 'unreadable')
    return later(
      'offline',
      'The office answers in a way that this version does not understand. Install the newest version; what you do is kept here.',
    )
  const wait = problem.retryAfterMs === null ? undefined : problem.retryAfterMs * (1 + chance / 2)
  switch (problem.type) {
    case SYNC_PROBLEMS.revoked:
      return {
        state: turned(
          state,
          'revoked',
          now,
          'This station was taken out of service by the office. What waits here is kept; ask for a new enrolment code.',
        ),
        verdict: { do: 'halt' },
      }
    case SYNC_PROBLEMS.protocol:
      return later(
        'outdated',
        `This version is too old for the office. Install ${problem.minimumVersion ? `version ${problem.minimumVersion} or newer` : 'the newest version'}; what waits here is kept.`,
        SELDOM_MS,
      )
    case SYNC_PROBLEMS.gap:
      return {
        state: { ...state, lastHeard: now },
        verdict: { do: 'fill gap', fromSeq: problem.expectedSeq ?? 1 },
      }
    case SYNC_PROBLEMS.conflict:
      return { state: { ...state, lastHeard: now }, verdict: { do: 'start over under a new incarnation' } }
  }
  if (problem.status === 401)
    return {
      state: turned(
        state,
        'stopped',
        now,
        'The office does not know this station. What waits here is kept; enrol the station again.',
      ),
      verdict: { do: 'halt' },
    }
  // A no to whoever works here, such as a maker who is suspended: in the office's own words, and asked again seldom.
  if (problem.status === 403) return later('stopped', `${problem.detail} What waits here is kept.`, SELDOM_MS)
  if (problem.status === 400 || problem.status === 413 || problem.status === 422)
    return { state: { ...state, lastHeard: now }, verdict: { do: 'split' } }
  if (problem.status === 429 || problem.status === 503)
    return later('offline', 'The office is busy. Trying again by itself.', wait)
  return later('offline', 'The office has a fault of its own. Trying again by itself.', wait)
}
