import { expect, test } from 'vitest'
import { printJobState, type PrintJobState } from '../../src-shared/station-contract/printing.ts'
import { printLife, type PrintEvent } from './spool-state.ts'

const events = Object.keys(printLife.queued) as PrintEvent[]
const BY_A_PERSON: PrintEvent[] = ['found', 'missing', 'cancel', 'retry']
const reachable = (
  from: PrintJobState,
  allowed: PrintEvent[],
  seen = new Set<PrintJobState>(),
): Set<PrintJobState> => {
  for (const event of allowed) {
    const to = printLife[from][event]
    if (!to || seen.has(to)) continue
    seen.add(to)
    reachable(to, allowed, seen)
  }
  return seen
}

test('without a person, what has left is never sent again', () => {
  const alone = events.filter((event) => !BY_A_PERSON.includes(event))
  for (const state of ['sent', 'unknown', 'printed', 'cancelled', 'failed'] as const) {
    expect(reachable(state, alone)).not.toContain('queued')
    expect(reachable(state, alone)).not.toContain(state === 'sent' ? 'queued' : 'sent')
  }
})

test('a doubt can only be ended by saying whether the sheet came out', () => {
  expect(events.filter((event) => printLife.unknown[event] !== null)).toEqual(['found', 'missing'])
})

test('what is printed or taken back stays so; everything else can still end', () => {
  for (const state of printJobState.options) {
    const ends = [...reachable(state, events)].filter((to) => to === 'printed' || to === 'cancelled')
    expect(ends.length > 0).toBe(state !== 'printed' && state !== 'cancelled')
  }
})
