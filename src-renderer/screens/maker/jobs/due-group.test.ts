import { expect, test } from 'vitest'
import { dueGroup } from './due-group.ts'

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime()

// The 19th of November 2026 is a Thursday.
test.each([
  ['an hour ago', at(19, 9), 'overdue'],
  ['right now', at(19, 10), 'today'],
  ['tonight', at(19, 23), 'today'],
  ['at midnight', at(20, 0), 'tomorrow'],
  ['tomorrow night', at(20, 23), 'tomorrow'],
  ['on Saturday', at(21, 1), 'week'],
  ['on Sunday night', at(22, 23), 'week'],
  ['on Monday', at(23, 0), 'later'],
])('%s', (_, due, group) => {
  expect(dueGroup(due, at(19, 10))).toBe(group)
})

test('on a Sunday the week is over, and on a Monday it has all of its days', () => {
  expect(dueGroup(at(24, 8), at(22, 12))).toBe('later')
  expect(dueGroup(at(29, 8), at(23, 12))).toBe('week')
  expect(dueGroup(at(30, 8), at(23, 12))).toBe('later')
})
