import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import { readCodes } from '../../tests/support/read-codes.ts'
import { blacken, blankBitmap } from '../../src-shared/print/bitmap.ts'
import type { Sender } from '../../src-shared/print/copy-mark.ts'
import { keptLogo } from '../../src-shared/print/logo.ts'
import { layoutReceipt } from '../../src-shared/print/receipt-layout.ts'
import { packingSlip } from '../../src-shared/print/packing-slip.ts'
import { sampleFulfillment, sampleOrder, type SampleOrder } from '../../src-shared/print/sample-orders.ts'
import { PLAIN_PAPERS, slipLanguage, type SlipTemplate } from '../../src-shared/print/templates.ts'
import { printerSettings } from '../../src-shared/station-contract/printing.ts'
import { drawSlip } from '../devices/printer/virtual/draw-slip.ts'
import { composeSheet, subjectsOf } from './compose-sheet.ts'
import { rasterizeText } from './rasterize-text.ts'
import { renderBytes } from './render-sheet.ts'
import { tryTemplate } from './try-template.ts'

/** A black bar of the full width: easy to find again on paper. */
const bar = blankBitmap(400, 40)
blacken(bar, 0, 0, 400, 40)

const sheet = { copy: 1, reason: null, code: 'A1B2C3' }
const shop = (slip: Partial<SlipTemplate> = {}): Sender & { addressLines: string[] } => ({
  name: 'Karoo Prints',
  lines: ['14 Dock Road', '8001 Cape Town'],
  addressLines: ['14 Dock Road', '8001 Cape Town'],
  logo: keptLogo(bar),
  timeZone: 'Africa/Johannesburg',
  templates: {
    slip: { ...PLAIN_PAPERS.slip, ...slip },
    label: {
      logo: true,
      returnName: 'Karoo Returns',
      returnLines: ['PO Box 12', '', '7925 Cape Town'],
      footer: 'Keep dry. Do not bend.',
    },
    itemLabel: { place: false, footer: 'Made by hand in Cape Town' },
  },
})
const printer = (widthMm: number, heightMm: number | null, dotsPerMm: number, language = 'zpl') =>
  printerSettings.parse({
    id: '019a0000-0007-7000-8000-000000000001',
    name: 'Printer',
    language,
    connection: { via: 'virtual' },
    dotsPerMm,
    widthMm,
    heightMm,
    prints: [],
  })

async function onPaper(
  kind: 'shipping_label' | 'item_label',
  sample: SampleOrder,
  on: ReturnType<typeof printer>,
) {
  const doc = sampleFulfillment(sample)
  const [subject] = subjectsOf(kind, doc, null, '')
  const composed = composeSheet(kind, doc, subject!, on, shop(), sheet)!
  const { api } = await ready
  const zpl = Buffer.from(renderBytes(composed, on, rasterizeText)).toString()
  return Buffer.from(await api.zplToBase64Async(zpl, on.widthMm, on.heightMm!, on.dotsPerMm), 'base64')
}

/** How much of a rectangle (millimetres) is black, 0 to 1. */
async function blackness(
  png: Buffer,
  dotsPerMm: number,
  [x, y, width, height]: [number, number, number, number],
) {
  const picture = await loadImage(png)
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(x * dotsPerMm, y * dotsPerMm, width * dotsPerMm, height * dotsPerMm)
  let black = 0
  for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) black += 1
  return black / (data.length / 4)
}

describe('a shipping label with logo, own return address and last line', () => {
  test.each([
    ['everyday', 8],
    ['long', 8],
    ['arabic', 8],
    ['japanese', 12],
    ['german', 6],
  ] as const)(
    'of an order that is %s reads at %i dots a millimetre, and the logo is where it belongs',
    async (sample, dots) => {
      const png = await onPaper('shipping_label', sample, printer(101.6, 152.4, dots))
      expect(await readCodes(png)).toEqual(['JD014600006281230701', sampleFulfillment(sample).order.number])
      // 400 × 40 dots fit the 23.6 mm beside the sender: the bar is 2.3 mm high, and there is paper below it.
      expect(await blackness(png, dots, [74, 30.5, 20, 1.3])).toBeGreaterThan(0.95)
      expect(await blackness(png, dots, [74, 34, 20, 4])).toBe(0)
      expect(await blackness(png, dots, [5, 148, 30, 3])).toBeGreaterThan(0.03)
    },
  )

  test('is sent back to where the template says', () => {
    const preview = tryTemplate({ kind: 'shipping_label', sample: 'everyday', store: asTrial() }, null)!
    expect(preview.svg).toContain('Karoo Returns')
    expect(preview.svg).toContain('PO Box 12')
    expect(preview.svg).not.toContain('14 Dock Road')
  })
})

const asTrial = (slip: Partial<SlipTemplate> = {}) => {
  const { name, addressLines, logo, timeZone, templates } = shop(slip)
  return { name, addressLines, logo: logo!, timeZone: timeZone!, templates: templates! }
}

test.each([8, 12])(
  'an item label with a line of the store’s own still reads at %i dots a millimetre',
  async (dots) => {
    const png = await onPaper('item_label', 'everyday', printer(50, 30, dots))
    expect(await readCodes(png)).toEqual(['4006381333931'])
  },
)

describe('a packing slip', () => {
  const everything = { greeting: 'Hello!\nWelcome.', returns: 'Within 30 days.', prices: true }

  test.each(
    slipLanguage.options.flatMap((language) =>
      sampleOrder.options.map((sample) => [language, sample] as const),
    ),
  )(
    'in %s of an order that is %s stays within the paper and opens at the bench',
    async (language, sample) => {
      const from = shop({ ...everything, language })
      const doc = sampleFulfillment(sample)
      const setter = { dotsPerMm: 8, rasterize: rasterizeText, toAscii: () => '?' }
      for (const columns of [48, 32])
        for (const line of layoutReceipt(packingSlip(doc, from, sheet), columns, setter)) {
          if (line.t === 'words') expect(line.text.length * line.size).toBeLessThanOrEqual(columns)
          if (line.t === 'picture') expect(line.bitmap.width).toBeLessThanOrEqual(columns * 12)
        }
      // Where the bars stand depends on nothing below them: one order a language is enough.
      if (sample !== 'everyday') return
      const on = printer(72, null, 8, 'escpos')
      const composed = composeSheet('packing_slip', doc, { key: '', id: null, words: null }, on, from, sheet)!
      const png = drawSlip(renderBytes(composed, on, rasterizeText), on.widthMm)
      expect(await readCodes(png)).toEqual([doc.order.number])
    },
  )

  test('says in each language what it says in English, and nothing in letters that its printer lacks', () => {
    const words = (language: SlipTemplate['language']): string =>
      tryTemplate(
        { kind: 'packing_slip', sample: 'twelve', store: asTrial({ ...everything, language }) },
        rasterizeText,
      )!.svg
    expect(words('en')).toContain('Part of 2 deliveries')
    expect(words('de')).toContain('Teil von 2 Lieferungen')
    expect(words('fr')).toContain('Une de 2 livraisons')
    for (const language of ['ar', 'ja'] as const) {
      expect(words(language)).not.toMatch(/[\p{Script=Arabic}\p{Script=Hiragana}]/u)
      expect(words(language).split('<path').length).toBeGreaterThan(words('en').split('<path').length + 6)
    }
  })

  test('shows prices, note, greeting and returns only where the template says so', () => {
    const slip = (template: Partial<SlipTemplate>): string =>
      tryTemplate({ kind: 'packing_slip', sample: 'everyday', store: asTrial(template) }, rasterizeText)!.svg
    const plain = slip({ note: false })
    for (const words of ['ZAR', 'NOTE FROM', 'Hello!', 'Within 30 days.']) expect(plain).not.toContain(words)
    const full = slip({ ...everything, note: true })
    for (const words of ['NOTE FROM', 'Hello!', 'Within 30 days.', 'Items in this parcel'])
      expect(full).toContain(words)
    // 2 × 185.00 and 1 × 249.00.
    expect(full.replaceAll('\u00a0', ' ')).toContain('ZAR 619.00')
  })

  test('dates are those of the store’s own time zone', () => {
    const at = (timeZone: string): string =>
      tryTemplate(
        { kind: 'packing_slip', sample: 'everyday', store: { ...asTrial(), timeZone } },
        rasterizeText,
      )!.svg
    expect(at('UTC')).toContain('19 Nov 2026')
    expect(at('Pacific/Kiritimati')).toContain('19 Nov 2026')
    expect(at('Pacific/Midway')).toContain('18 Nov 2026')
  })
})
