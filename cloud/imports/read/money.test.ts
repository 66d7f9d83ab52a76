import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectDecimal, parseMoney } from './money.ts'
import { spreadDiscount } from './spread-discount.ts'

test.each([
  ['1,234.56', '.', 123_456],
  ['1.234,56', ',', 123_456],
  ['1 234,56', ',', 123_456],
  ['12', '.', 1200],
  ['12.5', '.', 1250],
  ['.5', '.', 50],
  ['12.500', '.', 1250],
  ['R 1,234.50', '.', 123_450],
  ['$5.00', '.', 500],
  ['5,00 €', ',', 500],
  ['-3.10', '.', -310],
  ['', '.', 0],
  ['-0.00', '.', 0],
  ['90071992547409.91', '.', 9_007_199_254_740_991],
  ['12.345', '.', null],
  ['1.234,56', '.', null],
  ['1,23', '.', null],
  ['12,34,567', '.', null],
  ['1e5', '.', null],
  ['--5', '.', null],
  ['five', '.', null],
  ['.', '.', null],
  ['90071992547409.92', '.', null],
] as const)('%s with %s before the cents is %s', (written, decimal, amount) => {
  expect(parseMoney(written, decimal, 'ZAR')).toBe(amount)
})

test('a currency without cents', () => {
  expect(parseMoney('1,250', '.', 'JPY')).toBe(1250)
  expect(parseMoney('1250.00', '.', 'JPY')).toBe(1250)
  expect(parseMoney('1250.50', '.', 'JPY')).toBeNull()
})

test('every amount is read back exactly, however it is written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 12 }),
      fc.constantFrom('.', ','),
      fc.boolean(),
      (amount, decimal, grouped) => {
        const whole = String(Math.trunc(amount / 100))
        const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, decimal === '.' ? ',' : '.') : whole
        const written = `${shown}${decimal}${String(amount % 100).padStart(2, '0')}`
        expect(parseMoney(written, decimal, 'EUR')).toBe(amount)
        expect(detectDecimal([written])).toBe(decimal)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a discount is spread to the last cent, pieces stay, and no price goes below zero', () => {
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 999 }),
    unitPrice: fc.integer({ min: 0, max: 10 ** 7 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), fc.nat(), (lines, wish) => {
      const cost = (some: typeof lines): number =>
        some.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)
      const pieces = (some: typeof lines): number => some.reduce((sum, { quantity }) => sum + quantity, 0)
      const discount = cost(lines) === 0 ? 0 : wish % (cost(lines) + 1)
      const spread = spreadDiscount(lines, discount)
      expect(cost(spread)).toBe(cost(lines) - discount)
      expect(pieces(spread)).toBe(pieces(lines))
      expect(spread.every(({ quantity, unitPrice }) => quantity > 0 && unitPrice >= 0)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
