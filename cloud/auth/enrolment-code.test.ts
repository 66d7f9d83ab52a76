import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newEnrolmentCode, tidyCode } from './enrolment-code.ts'

test('eight characters without look-alikes', () => {
  for (let i = 0; i < 200; i++)
    expect(newEnrolmentCode((n) => randomBytes(n))).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
})

test('bytes that would make some characters likelier are passed over', () => {
  const given = [
    new Uint8Array(8).fill(255),
    new Uint8Array([240, 0, 1, 2, 3, 4, 5, 6]),
    new Uint8Array(8).fill(29),
  ]
  expect(newEnrolmentCode(() => given.shift() ?? new Uint8Array(8))).toBe('2345-678Z')
})

test.each(['abcd-2345', ' ABCD 2345 ', 'ABCD2345'])('%j is understood', (typed) => {
  expect(tidyCode(typed)).toBe('ABCD2345')
})
