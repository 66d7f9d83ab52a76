import { describe, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import { aFulfillment, anId } from '../../tests/support/a-fulfillment.ts'
import { thePrintShop } from '../../tests/support/a-printing-room.ts'
import { readCodes } from '../../tests/support/read-codes.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { printerSettings } from '../../src-shared/station-contract/printing.ts'
import { composeSheet, subjectsOf, unfit } from './compose-sheet.ts'
import { renderBytes, renderPreview } from './render-sheet.ts'

const order = aFulfillment({
  parcels: [
    {
      id: anId() as Fulfillment['parcels'][number]['id'],
      carrier: 'usps',
      carrierName: 'USPS',
      trackingNumber: '92001901755477000000000012',
      trackingUrl: null,
      grams: 12_400,
      shippedAt: '2026-11-21T08:00:00.000Z',
    },
  ],
})
const sheet = { copy: 1, reason: null, code: '3F9A2C' }
const printer = (widthMm: number, heightMm: number | null, dotsPerMm: number, language = 'zpl') =>
  printerSettings.parse({
    id: anId(),
    name: 'Zebra',
    language,
    connection: { via: 'virtual' },
    dotsPerMm,
    widthMm,
    heightMm,
    prints: [],
  })

describe('a shipping label', () => {
  test.each([
    ['4 × 6 in at 152 dpi', printer(101.6, 152.4, 6)],
    ['4 × 6 in at 203 dpi', printer(101.6, 152.4, 8)],
    ['4 × 6 in at 300 dpi', printer(101.6, 152.4, 12)],
    ['A6 at 203 dpi', printer(105, 148, 8)],
    ['100 × 150 mm at 300 dpi', printer(100, 150, 12)],
    ['continuous 104 mm at 203 dpi', printer(104, null, 8)],
  ])('reads on %s', async (_stock, on) => {
    expect(unfit('shipping_label', on)).toBeNull()
    const [subject] = subjectsOf('shipping_label', order, null, '')
    const composed = composeSheet('shipping_label', order, subject!, on, thePrintShop, sheet)!
    const { api } = await ready
    const { heightMm } = renderPreview(composed, on, null)
    const png = await api.zplToBase64Async(
      Buffer.from(renderBytes(composed, on, null)).toString(),
      on.widthMm,
      heightMm,
      on.dotsPerMm,
    )
    expect(await readCodes(Buffer.from(png, 'base64'))).toEqual([
      '92001901755477000000000012',
      order.order.number,
    ])
  })

  test('is refused in words where the labels are too small or the printer prints slips', () => {
    expect(unfit('shipping_label', printer(50, 30, 8))).toBe(
      'The labels in Zebra are 50 × 30 mm; this wants 101.6 × 152.4 mm.',
    )
    expect(unfit('shipping_label', printer(72, null, 8, 'escpos'))).toContain('label printer')
    expect(unfit('packing_slip', printer(101.6, 152.4, 8))).toContain('receipt printer')
    expect(unfit('test_page', printer(50, 30, 8))).toBeNull()
  })
})
