import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney } from '../money/money.ts'
import { orderNumberFrom, orderNumber } from '../ids/order-number.ts'
import { uuidV7 } from '../ids/uuid-v7.ts'
import { canonicalJson } from './canonical-json.ts'
import { foldForSearch, line } from './plain-text.ts'
import { z } from 'zod'

test('canonical JSON does not depend on the order of keys and parses back to the value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const shuffled = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(shuffled)).toBe(canonicalJson(value))
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
    }),
  )
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
})

test('uuid v7 carries the time, the version and the variant, and sorts by time', () => {
  const random = new Uint8Array(10).fill(255)
  const id = uuidV7(Date.UTC(2026, 10, 21), random)
  expect(z.uuidv7().safeParse(id).success).toBe(true)
  expect(uuidV7(1_000, random) < uuidV7(1_001, random)).toBe(true)
})

test('order numbers avoid look-alikes and are accepted back in any case', () => {
  const number = orderNumberFrom(new Uint8Array([0, 30, 60, 90, 120, 150, 200, 255]))
  expect(orderNumber.parse(` ${number.toLowerCase()} `)).toBe(number)
})

test('control characters never get through the door, letters of any script do', () => {
  expect(line(40).parse('Bob\u001b\u0007^XA\r\n王小明')).toBe('Bob  ^XA 王小明')
  expect(line(5).safeParse('   ').success).toBe(false)
  expect(foldForSearch('  MÜLLER  Straße')).toBe('muller strasse')
  expect(foldForSearch('Łukasz Ærø')).toBe('lukasz aero')
})

test('money is shown in its own decimals', () => {
  expect(formatMoney(123_450, 'ZAR', 'en')).toMatch(/1,234\.50/)
  expect(formatMoney(1250, 'JPY', 'en')).toBe('¥1,250')
})
