import { expect, test } from 'vitest'
import { readWeight, sayWeight } from './weight.ts'

test.each([
  ['850 g', 850],
  ['850', 850],
  ['1.2 kg', 1200],
  ['1,2', 1200],
  ['2', 2000],
  ['0.35KG', 350],
  [' 20 g ', 20],
])('%s is %i grams', (typed, grams) => {
  expect(readWeight(typed)).toBe(grams)
})

test.each(['', 'heavy', '0', '-3 kg', '1.2.3', '3 lb', '2000 kg'])(
  '“%s” is no weight of a parcel',
  (typed) => {
    expect(readWeight(typed)).toBeNull()
  },
)

test('what is said can be typed again and means the same', () => {
  for (const grams of [1, 49, 50, 999, 1000, 1234, 30_000, 1_000_000]) {
    expect(readWeight(sayWeight(grams))).toBe(grams)
  }
})
