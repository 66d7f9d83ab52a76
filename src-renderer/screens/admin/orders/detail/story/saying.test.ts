import { expect, test } from 'vitest'
import { sayingAt, saySince } from './saying.ts'

const now = new Date(2026, 10, 21, 14, 0).getTime()
const at = (...parts: [number, number, number, number?, number?]): number => new Date(...parts).getTime()

test.each([
  [at(2026, 10, 21, 13, 48), now, '13:48'],
  [at(2026, 10, 20, 9, 12), now, 'yesterday 09:12'],
  [at(2026, 10, 20, 23, 59), at(2026, 10, 21, 0, 5), 'yesterday 23:59'],
  [at(2026, 8, 3, 9, 0), now, '3 Sept'],
])('since is said as people say it (%#)', (moment, seenFrom, words) => {
  expect(saySince(moment, seenFrom)).toBe(words)
})

test('a moment that a wrong clock puts ahead is never “in a moment”', () => {
  expect(sayingAt(now).when(new Date(now + 20_000).toISOString())).toBe('just now')
})
