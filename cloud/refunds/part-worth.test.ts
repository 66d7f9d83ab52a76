import { array, assert, boolean, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inProportion, partWorth, shareOut } from './part-worth.ts'

describe('what a part of an order is worth', () => {
  test('its items and their share of the tax, half up', () => {
    expect(partWorth(5_000, { subtotal: 10_000, shipping: 0, tax: 1_500 })).toBe(5_750)
    expect(partWorth(5_000, { subtotal: 10_000, shipping: 5_000, tax: 2_250 })).toBe(5_750)
    expect(partWorth(333, { subtotal: 1_000, shipping: 0, tax: 150 })).toBe(383)
    expect(partWorth(0, { subtotal: 0, shipping: 0, tax: 0 })).toBe(0)
  })

  test('is never shared out beyond what is left, and all of it when nothing is made any more', () => {
    assert(
      property(
        array(integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 }),
        integer({ min: 0, max: 2_000_000 }),
        boolean(),
        (worths, left, whole) => {
          const shares = shareOut(worths, left, whole)
          const sum = shares.reduce((total, share) => total + share, 0)
          expect(shares.every((share) => share >= 0)).toBe(true)
          expect(sum).toBeLessThanOrEqual(left)
          if (whole) expect(sum).toBe(left)
          else expect(shares.every((share, at) => share <= worths[at]!)).toBe(true)
        },
      ),
    )
  })
})

test('a part of an amount is rounded half up, and the whole is the whole', () => {
  expect(inProportion(25_900, 1, 2)).toBe(12_950)
  expect(inProportion(5, 1, 2)).toBe(3)
  expect(inProportion(5, 0, 0)).toBe(0)
  assert(
    property(integer({ min: 0, max: 1_000_000 }), integer({ min: 1, max: 1_000_000 }), (amount, whole) => {
      expect(inProportion(amount, whole, whole)).toBe(amount)
    }),
  )
})
