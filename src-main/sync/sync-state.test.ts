import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SYNC_PROBLEMS } from '../../src-shared/sync/protocol.ts'
import { backOff, beginning, failed, heard } from './sync-state.ts'
import type { Problem } from './wire.ts'

const answer = (
  status: number,
  type = '',
  more: Partial<Extract<Problem, { kind: 'answer' }>> = {},
): Problem => ({
  kind: 'answer',
  status,
  type,
  detail: 'x',
  retryAfterMs: null,
  expectedSeq: null,
  minimumVersion: null,
  ...more,
})
const on = (problem: Problem, failures = 1) => failed(heard(beginning(0), 10), problem, 20, failures, 0.5)

test('waiting grows with the failures, is spread by chance, and has an end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const wait = backOff(failures, chance)
        expect(wait).toBeGreaterThanOrEqual(125)
        expect(wait).toBeLessThanOrEqual(30_000)
        expect(backOff(failures + 1, chance)).toBeGreaterThanOrEqual(wait)
      },
    ),
  )
  expect(backOff(5, 0)).toBeLessThan(backOff(5, 1))
})

test.each([
  ['nobody there', { kind: 'unreachable', message: 'ECONNREFUSED' }, 'offline', 'retry'],
  ['makes no sense', { kind: 'unreadable', message: 'x' }, 'offline', 'retry'],
  ['a fault of its own', answer(500), 'offline', 'retry'],
  ['revoked', answer(403, SYNC_PROBLEMS.revoked), 'revoked', 'halt'],
  ['unknown device', answer(401), 'stopped', 'halt'],
  ['suspended', answer(403, 'urn:packbench:problem:maker_suspended'), 'stopped', 'retry'],
  ['too old', answer(426, SYNC_PROBLEMS.protocol, { minimumVersion: '2.0.0' }), 'outdated', 'retry'],
  ['a gap', answer(409, SYNC_PROBLEMS.gap, { expectedSeq: 4 }), 'online', 'fill gap'],
  ['a conflict', answer(409, SYNC_PROBLEMS.conflict), 'online', 'start over under a new incarnation'],
  ['too large', answer(413), 'online', 'split'],
  ['not readable', answer(400), 'online', 'split'],
] satisfies [string, Problem, string, string][])('%s', (_name, problem, contact, verdict) => {
  const decided = on(problem)
  expect(decided.state.contact).toBe(contact)
  expect(decided.verdict.do).toBe(verdict)
})

test('the cloud says how long to wait, and stations do not all come back at that moment', () => {
  const problem = answer(429, '', { retryAfterMs: 10_000 })
  expect(failed(beginning(0), problem, 0, 1, 0).verdict).toEqual({ do: 'retry', afterMs: 10_000 })
  expect(failed(beginning(0), problem, 0, 1, 1).verdict).toEqual({ do: 'retry', afterMs: 15_000 })
})

test('what only a person can put right is said with what to do', () => {
  expect(on(answer(426, SYNC_PROBLEMS.protocol, { minimumVersion: '2.0.0' })).state.trouble).toContain(
    'Install version 2.0.0 or newer',
  )
  expect(on(answer(403, SYNC_PROBLEMS.revoked)).state.trouble).toContain('new enrolment code')
  const suspended = answer(403, '', { detail: 'Your work with us is suspended at present. Ask the office.' })
  expect(on(suspended).state.trouble).toBe(
    'Your work with us is suspended at present. Ask the office. What waits here is kept.',
  )
  expect(heard(on(answer(500)).state, 30)).toMatchObject({
    contact: 'online',
    trouble: null,
    lastHeard: 30,
    since: 30,
  })
})
