import { expect, test } from 'vitest'
import { dayInZone, isTimeZone } from './day-in-zone.ts'

test.each([
  ['UTC', '2026-11-21T23:30:00.000Z', { year: 2026, month: 11, day: 21 }],
  ['Africa/Johannesburg', '2026-11-21T23:30:00.000Z', { year: 2026, month: 11, day: 22 }],
  ['America/New_York', '2027-01-01T03:00:00.000Z', { year: 2026, month: 12, day: 31 }],
])('in %s, %s is its own day', (zone, at, day) => {
  expect(dayInZone(at, zone)).toEqual(day)
  expect(dayInZone(Date.parse(at), zone)).toEqual(day)
})

test('zones that nobody knows are told apart', () => {
  expect(isTimeZone('Asia/Tokyo')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
  expect(isTimeZone('')).toBe(false)
})
