import { property, assert, integer, constantFrom } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earningOf, reversalOf } from './pay.ts'

describe('what a maker earns', () => {
  test.each([
    [10_000, 70, 7_000],
    [4_550, 70, 3_185],
    [1, 70, 1],
    [1, 49.99, 0],
    [1, 50, 1],
    [3, 50, 2],
    [999, 33.33, 333],
    [0, 70, 0],
    [10_000, 0, 0],
    [10_000, 100, 10_000],
    [1_000, 1.15, 12],
    // 2^53 − 1: one multiplication in floating point would be off by some.
    [9_007_199_254_740_991, 70, 6_305_039_478_318_694],
  ])('of %i at %f percent is %i', (base, rate, amount) => {
    expect(earningOf(base, rate)).toBe(amount)
  })

  test('is never more than the base, and within half a unit of the exact share', () => {
    assert(
      property(integer({ min: 0, max: 1_000_000_00 }), integer({ min: 0, max: 10_000 }), (base, parts) => {
        const amount = earningOf(base, parts / 100)
        const off = 2 * (amount * 10_000 - base * parts)
        expect(amount).toBeLessThanOrEqual(base)
        expect(off).toBeGreaterThan(-10_000)
        expect(off).toBeLessThanOrEqual(10_000)
      }),
    )
  })

  test.each([
    [-1, 70],
    [1.5, 70],
    [100, -1],
    [100, 100.01],
    [100, Number.NaN],
  ])('refuses a base of %d at %d percent', (base, rate) => {
    expect(() => earningOf(base, rate)).toThrow(RangeError)
  })
})

describe('taking an earning back', () => {
  const earning = { base: 10_001, amount: 7_001 }
  const none = { base: 0, amount: 0 }

  test('whole takes back amount and base whole', () => {
    expect(reversalOf(earning, none, 7_001)).toEqual({ base: -10_001, amount: -7_001 })
  })

  test('in part takes its share of the base', () => {
    expect(reversalOf({ base: 1_000, amount: 700 }, none, 350)).toEqual({ base: -500, amount: -350 })
  })

  test('more than is left is refused', () => {
    expect(() => reversalOf(earning, { base: -10_000, amount: -7_000 }, 2)).toThrow('1 is left')
  })

  test('piece by piece, in any sizes, ends at nothing to the cent', () => {
    assert(
      property(
        integer({ min: 1, max: 1_000_000 }),
        constantFrom(0, 12.5, 33.33, 70, 100),
        integer({ min: 1, max: 7 }),
        (base, rate, pieces) => {
          const whole = { base, amount: earningOf(base, rate) }
          const back = { base: 0, amount: 0 }
          for (let piece = pieces; piece > 0; piece--) {
            const left = whole.amount + back.amount
            const row = reversalOf(whole, back, piece === 1 ? left : Math.floor(left / piece))
            back.base += row.base
            back.amount += row.amount
          }
          expect([whole.base + back.base, whole.amount + back.amount]).toEqual([0, 0])
        },
      ),
    )
  })
})
