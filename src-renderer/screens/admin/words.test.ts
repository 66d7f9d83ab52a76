import { expect, test } from 'vitest'
import type { Product } from '../../../src-shared/catalog/product.ts'
import { cameLater, lookOf } from './orders/detail/event-look.ts'
import { EMPTY_TRACKING, readTracking } from './orders/detail/tracking-draft.ts'
import { isFiltered, withAttention } from './orders/order-filter.ts'
import { shareOnTime } from './overview/overview.ts'
import { passwordFrom } from './people/person-words.ts'
import { priceRange } from './products/product-look.ts'
import { signOf } from './stations/station-sign.ts'

const priced = (...prices: number[]): Pick<Product, 'variants' | 'currency'> => ({
  currency: 'EUR',
  variants: prices.map((price) => ({ price }) as Product['variants'][number]),
})

test('a price range names its currency once, and one price is not a range', () => {
  expect(priceRange(priced(1250, 900))).toBe('€9.00 – 12.50')
  expect(priceRange(priced(900, 900))).toBe('€9.00')
  expect(priceRange(priced())).toBe('–')
})

test('a parcel is read from what was typed, or every wrong field is named', () => {
  expect(readTracking({ ...EMPTY_TRACKING, carrier: 'dhl', number: ' jd 0123-4567 ' }).tracking).toEqual({
    carrier: 'dhl',
    carrierName: null,
    trackingNumber: 'JD01234567',
    trackingUrl: null,
  })
  expect(readTracking({ ...EMPTY_TRACKING, carrier: 'other', number: 'A1', url: 'ftp://x' })).toEqual({
    tracking: null,
    wrong: {
      number: 'A tracking number has 4 to 40 letters and digits',
      carrierName: 'Say which carrier it is',
      url: 'A link begins with https://',
    },
  })
})

test('an event of tomorrow is shown by its own name, and none is mistaken for what objects inherit', () => {
  expect(lookOf('fulfillment.shipped').word).toBe('Shipped')
  expect(lookOf('customs_cleared').word).toBe('Customs cleared')
  expect(lookOf('constructor').word).toBe('Constructor')
})

test('both times are shown only where they differ by a minute or more', () => {
  const at = '2026-11-21T08:00:00.000Z'
  expect(cameLater({ at, recordedAt: '2026-11-21T08:00:59.000Z' })).toBe(false)
  expect(cameLater({ at, recordedAt: '2026-11-21T08:01:00.000Z' })).toBe(true)
  expect(cameLater({ at, recordedAt: '2026-11-21T07:00:00.000Z' })).toBe(true)
})

test('choosing a row does not count as a filter', () => {
  expect(isFiltered({ row: 'x', search: '' })).toBe(false)
  expect(isFiltered(withAttention({}, 'any'))).toBe(false)
  expect(isFiltered(withAttention({}, 'failed'))).toBe(true)
})

test('the share on time counts parcels, not days, and is unknown while nothing has left', () => {
  expect(shareOnTime([])).toBeNull()
  expect(
    shareOnTime([
      { day: '2026-11-20', parcels: 9, onTime: 9 },
      { day: '2026-11-21', parcels: 1, onTime: 0 },
    ]),
  ).toBe(0.9)
})

test('a suggested password has sixteen letters that are not mistaken for each other', () => {
  expect(passwordFrom(Uint8Array.from({ length: 16 }, (_, at) => at * 16))).toMatch(
    /^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/,
  )
})

test('a revoked station is revoked, whatever else it is', () => {
  const seen = { refusals: 0, online: true, lastSeenAt: '2026-11-21T08:00:00.000Z', revokedAt: null }
  expect(signOf(seen).word).toBe('Online')
  expect(signOf({ ...seen, revokedAt: '2026-11-21T08:00:00.000Z' }).word).toBe('Revoked')
  expect(signOf({ ...seen, online: false, lastSeenAt: null }).word).toBe('Not yet seen')
})
