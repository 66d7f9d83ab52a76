import { expect, test } from 'vitest'
import { businessDaysAfter } from './due-date.ts'

const after = (from: string, days: number): string =>
  new Date(businessDaysAfter(Date.parse(from), days)).toISOString()

test.each([
  ['Monday', '2026-11-23T10:00:00.000Z', 3, '2026-11-26T10:00:00.000Z'],
  ['over a weekend', '2026-11-26T10:00:00.000Z', 2, '2026-11-30T10:00:00.000Z'],
  ['bought on Saturday', '2026-11-21T10:00:00.000Z', 1, '2026-11-23T10:00:00.000Z'],
  ['the same day', '2026-11-24T10:00:00.000Z', 0, '2026-11-24T10:00:00.000Z'],
  ['the same day, bought on Sunday', '2026-11-22T10:00:00.000Z', 0, '2026-11-23T10:00:00.000Z'],
  ['two weeks', '2026-11-20T10:00:00.000Z', 10, '2026-12-04T10:00:00.000Z'],
])('%s', (_name, from, days, due) => {
  expect(after(from, days)).toBe(due)
})
