import { expect, test } from 'vitest'
import { readAmount } from './read-amount.ts'

test.each([
  ['12', 'EUR', 1200],
  ['12.5', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['0.01', 'EUR', 1],
  ['1 250.00', 'ZAR', 125_000],
  ['1250', 'JPY', 1250],
] as const)('%s %s is read', (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount)
})

test.each(['', '-1', '1.234', '1.2.3', 'abc', '1,000,000', '12.5.'])('%j is not an amount', (text) => {
  expect(readAmount(text, 'EUR')).toBeNull()
})

test('a currency without cents has none', () => {
  expect(readAmount('12.5', 'JPY')).toBeNull()
})
