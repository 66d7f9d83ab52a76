import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reckonTax, taxRules, type TaxRules } from './tax.ts'

const rules = (over: Partial<TaxRules>): TaxRules => ({
  percent: 15,
  label: 'VAT',
  included: false,
  exceptions: [],
  ...over,
})
/** Percent in hundredths, so that the test reckons in whole numbers of its own. */
const hundredths = fc.integer({ min: 0, max: 9999 })
const amount = fc.integer({ min: 0, max: 100_000_000_00 })

/** Half up, in whole numbers only. */
const rounded = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor)

test('tax on top is the exact share, rounded half up once', () => {
  fc.assert(
    fc.property(amount, hundredths, (cents, rate) => {
      const { tax, added } = reckonTax(cents, rules({ percent: rate / 100 }), null)
      expect(BigInt(tax)).toBe(rounded(BigInt(cents) * BigInt(rate), 10_000n))
      expect(added).toBe(tax)
    }),
  )
})

test('tax inside is the exact share, adds nothing, and what is left plus tax is the price', () => {
  fc.assert(
    fc.property(amount, hundredths, (cents, rate) => {
      const { tax, added } = reckonTax(cents, rules({ percent: rate / 100, included: true }), null)
      expect(BigInt(tax)).toBe(rounded(BigInt(cents) * BigInt(rate), 10_000n + BigInt(rate)))
      expect(added).toBe(0)
      expect(tax).toBeLessThanOrEqual(cents)
    }),
  )
})

test('both ways agree: a price with its tax added holds that tax again, but for the cent of rounding', () => {
  fc.assert(
    fc.property(amount, hundredths, (net, rate) => {
      const on = reckonTax(net, rules({ percent: rate / 100 }), null)
      const inside = reckonTax(net + on.added, rules({ percent: rate / 100, included: true }), null)
      expect(Math.abs(inside.tax - on.tax)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a country with a percentage of its own is reckoned by it, all others by the usual one', () => {
  const own = rules({ exceptions: [{ country: 'DE', percent: 19 }] })
  expect(reckonTax(10_000, own, 'DE')).toEqual({ percent: 19, tax: 1900, added: 1900 })
  expect(reckonTax(10_000, own, 'ZA').tax).toBe(1500)
  expect(reckonTax(10_000, own, null).tax).toBe(1500)
})

test.each([
  [{ percent: 8.125 }, 'two decimals'],
  [{ percent: 100 }, ''],
  [{ label: '' }, ''],
  [
    {
      exceptions: [
        { country: 'DE', percent: 1 },
        { country: 'DE', percent: 2 },
      ],
    },
    'named twice',
  ],
  [{ exceptions: [{ country: 'Germany', percent: 1 }] }, 'two-letter'],
])('%j is refused', (over, words) => {
  const read = taxRules.safeParse(rules(over))
  expect(read.success).toBe(false)
  expect(JSON.stringify(read.error?.issues)).toContain(words)
})
