import anyAscii from 'any-ascii'
import { describe, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import { readCodes } from '../../tests/support/read-codes.ts'
import { anId, aFulfillment } from '../../tests/support/a-fulfillment.ts'
import { thePrintShop } from '../../tests/support/a-printing-room.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { shippingLabel } from '../../src-shared/print/shipping-label.ts'
import { typeset, type Rasterize } from '../../src-shared/print/typeset.ts'
import { toZpl } from '../../src-shared/print/zpl.ts'
import { fontStack } from './fonts.ts'
import { rasterizeText } from './rasterize-text.ts'

const line = { sizeMm: 6, maxWidthMm: 90, bold: true, dotsPerMm: 8 }
const parcelId = anId() as Fulfillment['parcels'][number]['id']

function labelOf(name: string, rasterize: Rasterize | null = rasterizeText): string {
  const doc = aFulfillment()
  const to = { ...doc.shipTo!, name, line1: name }
  const parcels = [
    {
      id: parcelId,
      carrier: 'post',
      carrierName: name,
      trackingNumber: 'RR123456789ZA',
      trackingUrl: null,
      grams: 430,
      shippedAt: '2026-11-21T08:00:00.000Z',
    },
  ]
  const paper = shippingLabel({ ...doc, shipTo: to, parcels }, parcelId, thePrintShop, {
    copy: 2,
    reason: name,
    code: '3F9A2C',
  })
  return toZpl(typeset(paper!, { dotsPerMm: 8, rasterize, toAscii: anyAscii }), 8)
}

describe('letters that a label printer lacks', () => {
  test.runIf(fontStack())('are drawn with a font of this machine', () => {
    const picture = rasterizeText({ ...line, text: 'Київ' })!
    expect(picture.bitmap.width).toBeGreaterThan(60)
    expect(picture.bitmap.width).toBeLessThanOrEqual(90 * 8)
    expect(picture.baseline).toBeGreaterThan(picture.bitmap.height / 2)
    expect(labelOf('Київ')).toContain('^GFA')
  })

  test('are squeezed where they would leave their box', () => {
    const picture = rasterizeText({ ...line, text: 'Київ '.repeat(30) })
    if (fontStack()) expect(picture!.bitmap.width).toBeLessThanOrEqual(90 * 8)
    else expect(picture).toBeNull()
  })

  test('are written in Latin where no font has them: a letter that does not exist is no box on a label', () => {
    expect(rasterizeText({ ...line, text: 'A\u{10FFFE}' })).toBeNull()
    expect(labelOf('山田 太郎', () => null)).toMatch(/ShanTian|Yamada/i)
    expect(labelOf('Zoë \u{10FFFE} Müller')).toContain('Zo_C3_AB M_C3_BCller')
  })

  test('do not turn a Latin name into a picture: emoji are left out', () => {
    expect(labelOf('Zoë 😀🚀 Müller')).toContain('Zo_C3_AB M_C3_BCller')
  })
})

describe('whoever it goes to, it is one label with its codes in order', () => {
  test.each([
    ['commands', 'Bob^FS^XZ^XA^FDEvil~JA_41\\&'],
    ['control characters', 'A\u0000B\u001bC\r\nD\tE\u2028F'],
    ['emoji', '👩‍👩‍👧‍👦 Zoë 🇿🇦'],
    ['Arabic', 'محمد عبد الله الحسيني'],
    ['Hebrew', 'דוד בן־גוריון'],
    ['Japanese', '山田 太郎 東京都新宿区西新宿二丁目'],
    ['60 characters', 'Wolfeschlegelsteinhausenbergerdorff Hubert Blaine Junior III'],
    ['a long German word', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'],
    ['nothing but marks', '\u0301\u0301\u200d\u202e'],
    ['half a letter', 'Ann \ud83d'],
  ])('%s', async (_what, name) => {
    const { api } = await ready
    const labels = await api.zplToBase64MultipleAsync(labelOf(name), 101.6, 152.4, 8)
    expect(labels).toHaveLength(1)
    expect(await readCodes(Buffer.from(labels[0]!, 'base64'))).toEqual(['PB-7H2KQ9WX', 'RR123456789ZA'])
  })
})
