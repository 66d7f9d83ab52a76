import { expect, test } from 'vitest'
import { sayLength, sayWhen } from './say-when.ts'

const now = new Date(2026, 10, 21, 14, 0).getTime()
const at = (...parts: [number, number, number, number?, number?]): number => new Date(...parts).getTime()

test.each([
  [at(2026, 10, 21, 14, 0), 'just now'],
  [at(2026, 10, 21, 13, 48), '12 min ago'],
  [at(2026, 10, 21, 14, 40), 'in 40 min'],
  [at(2026, 10, 21, 8, 5), 'today 08:05'],
  [at(2026, 10, 20, 23, 59), 'yesterday 23:59'],
  [at(2026, 10, 22, 9, 0), 'tomorrow 09:00'],
  [at(2026, 10, 24, 9, 0), 'Tue 09:00'],
  [at(2026, 8, 3, 9, 0), '3 Sept'],
  [at(2025, 8, 3, 9, 0), '3 Sept 2025'],
])('a moment is said as people say it (%#)', (moment, words) => {
  expect(sayWhen(moment, now)).toBe(words)
})

test.each([
  [40 * 60_000, '40 min'],
  [125 * 60_000, '2 h 05'],
  [-125 * 60_000, '2 h 05'],
  [3 * 86_400_000, '3 days'],
])('a length is said as people say it (%#)', (ms, words) => {
  expect(sayLength(ms)).toBe(words)
})
