import { expect, test } from 'vitest'
import { differences, onTopOf } from './merge.ts'
import { showValue } from './show-value.ts'

const base = { greeting: 'Hello', returns: '', prices: false }

test('what I changed comes on top of what the other one saved, and the rest stays theirs', () => {
  const theirs = { ...base, returns: 'Within 30 days', prices: true }
  expect(onTopOf(base, { ...base, greeting: 'Hi' }, theirs)).toEqual({
    greeting: 'Hi',
    returns: 'Within 30 days',
    prices: true,
  })
  expect(onTopOf(base, { ...base, returns: 'Never' }, theirs).returns).toBe('Never')
})

test('only fields that differ are shown, each with what every version says', () => {
  expect(differences(base, { ...base, prices: true }, base)).toEqual([
    { field: 'prices', values: [false, true, false] },
  ])
  expect(differences(base, { ...base })).toEqual([])
})

test('values are said in words', () => {
  expect([true, '', null, ['a', 'b'], 7.5].map(showValue)).toEqual([
    'yes',
    'nothing',
    'nothing',
    'a; b',
    '7.5',
  ])
  expect(showValue({ width: 8, height: 1, bits: 'ff' })).toBe('a logo of 8 × 1 dots')
  expect(
    showValue([
      { name: 'Home', countries: ['ZA'], rates: [{ fromSubtotal: 0, fee: 8500 }], freeFrom: 50000 },
    ]),
  ).toBe('Home (ZA): 8500 from 0, free from 50000')
})
