import anyAscii from 'any-ascii'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFulfillment } from '../../../tests/support/a-fulfillment.ts'
import { readCodes } from '../../../tests/support/read-codes.ts'
import { thePrintShop } from '../../../tests/support/a-printing-room.ts'
import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { packingSlip } from '../../../src-shared/print/packing-slip.ts'
import { layoutReceipt } from '../../../src-shared/print/receipt-layout.ts'
import { testSlip } from '../../../src-shared/print/test-slip.ts'
import { drawSlip } from '../../devices/printer/virtual/draw-slip.ts'
import { parseEscPos } from '../../devices/printer/virtual/parse-escpos.ts'
import { rasterizeText } from '../rasterize-text.ts'
import { rasterBands } from './commands.ts'
import { encodeSlip } from './encode-slip.ts'

const sheet = { copy: 1, reason: null, code: '3F9A2C' }
const setter = { dotsPerMm: 8, rasterize: null, toAscii: anyAscii }
const slipFor = (doc: Fulfillment, columns = 48) =>
  encodeSlip(layoutReceipt(packingSlip(doc, thePrintShop, sheet), columns, setter), columns)
const words = (bytes: Uint8Array) =>
  parseEscPos(bytes).flatMap((step) => (step.t === 'words' ? [step.text] : []))
const named = (name: string, note: string | null = null): Fulfillment => {
  const doc = aFulfillment()
  return {
    ...doc,
    order: { ...doc.order, customerName: name, customerNote: note },
    shipTo: { ...doc.shipTo!, name },
    items: doc.items.map((item) => ({ ...item, title: name })),
  }
}

const EVIL = [
  '\u001bp\u0000\u0019\u00fa',
  '\u0010\u0014\u0001\u0000\u0001',
  '\u001d',
  '\u001b@',
  '\n\n',
  '\u0090',
  '{B',
  '日本',
  'محمد',
  '😀',
  'Ł',
  '…',
  '\\',
  '“',
  'ﬁ',
  '\ud83d',
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 12 })
  .map((parts) => parts.join(''))

describe('a slip', () => {
  test('holds no command of the customer’s, whatever was typed', () => {
    fc.assert(
      fc.property(text, text, (name, note) => {
        const bytes = slipFor(named(name, note))
        const steps = parseEscPos(bytes)
        expect(steps.filter((step) => step.t === 'cut')).toHaveLength(1)
        expect(steps.at(-1)).toEqual({ t: 'cut' })
        expect(steps.filter((step) => step.t === 'barcode')).toMatchObject([{ data: 'PB-7H2KQ9WX' }])
        for (const step of steps)
          if (step.t === 'words') expect(step.text.length * step.wide).toBeLessThanOrEqual(48)
      }),
      { numRuns: 400 },
    )
  })

  test('keeps accents and the euro, and writes other letters in Latin where no font draws them', () => {
    const lines = words(slipFor(named('Zoë Müller €5 “x”'))).join('\n')
    expect(lines).toContain('Zoë Müller €5 “x”')
    expect(words(slipFor(named('Łukasz Żółć'))).join('\n')).toContain('Lukasz Zólc')
    expect(words(slipFor(named('山田 太郎'))).join('\n')).toMatch(/Shan|Yama/i)
  })

  test('fits 58 mm paper', () => {
    const steps = parseEscPos(
      slipFor(named('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'), 32),
    )
    for (const step of steps)
      if (step.t === 'words') expect(step.text.length * step.wide).toBeLessThanOrEqual(32)
    expect(steps.find((step) => step.t === 'barcode')).toMatchObject({ module: 2 })
  })

  test('opens its order when its bar code is scanned', async () => {
    const doc = named('Zoë Müller')
    expect(await readCodes(drawSlip(slipFor(doc), 72))).toEqual([doc.order.number])
  })

  test('as a test page has a bar code and a QR code', async () => {
    const lines = layoutReceipt(testSlip({ name: 'Slips', widthMm: 72 }, thePrintShop, sheet), 48, {
      ...setter,
      rasterize: rasterizeText,
    })
    expect(await readCodes(drawSlip(encodeSlip(lines, 48), 72))).toEqual(['TEST-3F9A2C', 'TEST-3F9A2C'])
  })
})

test('dots never spell a command that printers obey inside pictures', () => {
  const bits = Uint8Array.from([0x10, 0x14, 0x01, 0x10, 0x04, 0x02, 0x10, 0x05])
  const sent = Buffer.concat(rasterBands({ width: 64, height: 1, bits }))
  expect(sent.subarray(8).toString('hex')).toBe('1814011804021805')
})
