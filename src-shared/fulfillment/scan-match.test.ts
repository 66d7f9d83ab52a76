import { describe, expect, test } from 'vitest'
import { aFulfillment } from '../../tests/support/a-fulfillment.ts'
import { carrierOf, trackingNumber, trackingUrl } from './carriers.ts'
import { matchScan } from './scan-match.ts'

const titleOf = (code: string) => (code === 'MUG-GREEN' ? 'Mug, Green' : null)

describe('what a scanned code means', () => {
  const doc = aFulfillment()
  test('a barcode or the SKU counts the item, whatever the case', () => {
    expect(matchScan(doc, '4006381333931', titleOf)).toMatchObject({
      kind: 'counts',
      item: { sku: 'MUG-BLUE' },
    })
    expect(matchScan(doc, 'mug-blue', titleOf)).toMatchObject({ kind: 'counts' })
    expect(matchScan(doc, ' 04006381333931'.slice(1), titleOf)).toMatchObject({ kind: 'unknown' })
  })
  test('a full item is extra, another product is wrong by its title, the rest is unknown', () => {
    const full = { ...doc, items: doc.items.map((item) => ({ ...item, packed: item.quantity })) }
    expect(matchScan(full, 'MUG-BLUE', titleOf)).toMatchObject({ kind: 'extra' })
    expect(matchScan(doc, 'MUG-GREEN', titleOf)).toEqual({ kind: 'wrong', title: 'Mug, Green' })
    expect(matchScan(doc, 'https://example.test', titleOf)).toEqual({ kind: 'unknown' })
  })
  test('of two lines with the same code the one with pieces left counts', () => {
    const [mug] = doc.items
    const twice = {
      ...doc,
      items: [
        { ...mug!, packed: 2 },
        { ...mug!, id: doc.id },
      ],
    }
    expect(matchScan(twice, 'MUG-BLUE', titleOf)).toMatchObject({ kind: 'counts', item: { id: doc.id } })
  })
})

describe('tracking numbers', () => {
  test('choose their carrier by their looks where only one fits', () => {
    expect(carrierOf('1Z999AA10123456784')?.code).toBe('ups')
    expect(carrierOf('HELLO')).toBeNull()
  })
  test('are put percent-encoded into the link, and never change its host', () => {
    expect(trackingUrl('ups', 'A/../B?x')).toBe('https://www.ups.com/track?tracknum=A%2F..%2FB%3Fx')
    expect(trackingNumber.safeParse('TCG 123-456').data).toBe('TCG123456')
    expect(trackingNumber.safeParse('<script>').success).toBe(false)
  })
})
