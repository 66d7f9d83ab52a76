import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeIn, oneFeeEverywhere, shippingZones, zoneOf, type ShippingZone } from './shipping-rates.ts'

const zone = (over: Partial<ShippingZone> = {}): ShippingZone => ({
  name: 'Home',
  countries: ['ZA'],
  rates: [{ fromSubtotal: 0, fee: 8500 }],
  freeFrom: null,
  ...over,
})
const EUROPE = zone({ name: 'Europe', countries: ['DE', 'FR'] })
const REST = zone({ name: 'Rest', countries: [] })

test('a country is in the zone that names it, else everywhere else, else nowhere', () => {
  expect(zoneOf([zone(), REST, EUROPE], 'DE')?.name).toBe('Europe')
  expect(zoneOf([zone(), REST, EUROPE], 'JP')?.name).toBe('Rest')
  expect(zoneOf([zone(), EUROPE], 'JP')).toBeNull()
  expect(zoneOf([EUROPE, zone()], null)?.name).toBe('Europe')
  expect(zoneOf(oneFeeEverywhere(9500), 'JP')).toMatchObject({ rates: [{ fee: 9500 }] })
})

test('the fee is that of the last rate that is reached, and nothing from the free amount on', () => {
  const fc3 = fc.record({
    steps: fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 9 }),
    fees: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 10, maxLength: 10 }),
    freeFrom: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    subtotal: fc.integer({ min: 0, max: 1_200_000 }),
  })
  fc.assert(
    fc.property(fc3, ({ steps, fees, freeFrom, subtotal }) => {
      const rates = [0, ...steps.toSorted((a, b) => a - b)].map((fromSubtotal, at) => ({
        fromSubtotal,
        fee: fees[at]!,
      }))
      const [read] = shippingZones.parse([zone({ rates, freeFrom })])
      const fee = feeIn(read!, subtotal)
      const reached = rates.filter((rate) => rate.fromSubtotal <= subtotal)
      const free = freeFrom !== null && subtotal >= freeFrom
      expect(fee).toBe(free ? 0 : reached[reached.length - 1]!.fee)
    }),
  )
})

test.each([
  [[zone(), zone({ name: 'Other' })], 'ZA is in two zones'],
  [[zone(), zone({ countries: ['DE'] })], 'two zones are called Home'],
  [[REST, zone({ name: 'Else', countries: [] })], 'only one zone can be everywhere else'],
  [[zone({ rates: [{ fromSubtotal: 1, fee: 1 }] })], 'the first rate begins at 0'],
  [
    [
      zone({
        rates: [
          { fromSubtotal: 0, fee: 1 },
          { fromSubtotal: 0, fee: 2 },
        ],
      }),
    ],
    'each rate begins above the one before it',
  ],
])('zones that contradict themselves are refused in words', (zones, words) => {
  expect(JSON.stringify(shippingZones.safeParse(zones).error?.issues)).toContain(words)
})
