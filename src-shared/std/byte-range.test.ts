import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

test.each([
  [undefined, 100, null],
  ['bytes=0-49', 100, { start: 0, end: 49 }],
  ['bytes=50-', 100, { start: 50, end: 99 }],
  ['bytes=-10', 100, { start: 90, end: 99 }],
  ['bytes=-500', 100, { start: 0, end: 99 }],
  ['bytes=90-500', 100, { start: 90, end: 99 }],
  ['bytes=100-', 100, 'unsatisfiable'],
  ['bytes=-0', 100, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=60-50', 100, null],
  ['bytes=-', 100, null],
  ['bytes=0-1,5-6', 100, null],
  ['lines=0-1', 100, null],
])('%j of %i bytes', (header, size, expected) => {
  expect(byteRange(header, size)).toEqual(expected)
})
