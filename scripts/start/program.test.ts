import { expect, test } from 'vitest'
import { readyLine } from './program.ts'
import { boxed } from './welcome.ts'

test('a program is ready when it says so with its address, and not by anything else it says', () => {
  expect(readyLine('{"ready":true,"url":"http://127.0.0.1:4600"}')).toEqual({ url: 'http://127.0.0.1:4600' })
  for (const talk of [
    '',
    'listening',
    '{"level":30,"msg":"ready"}',
    '{"ready":false,"url":"x"}',
    '{"ready":true}',
    '{',
  ]) {
    expect(readyLine(talk)).toBeUndefined()
  }
})

test('the box is as wide as its longest line', () => {
  expect(boxed(['Shop', 'Station'])).toBe('\n┌─────────┐\n│ Shop    │\n│ Station │\n└─────────┘\n')
})
