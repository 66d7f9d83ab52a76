import anyAscii from 'any-ascii'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ready } from 'zpl-renderer-js'
import { text, type Paper } from './paper.ts'
import { toSvg } from './svg.ts'
import { typeset } from './typeset.ts'
import { zplFieldData } from './zpl-field.ts'
import { toZpl } from './zpl.ts'

const setter = { dotsPerMm: 8, rasterize: null, toAscii: anyAscii }

const labelFor = (name: string): Paper => ({
  widthMm: 100,
  heightMm: 60,
  elements: [
    text([5, 5, 90, 20], [{ text: name, sizeMm: 6, maxLines: 3 }]),
    text([5, 28, 90, 8], [{ text: name, sizeMm: 4 }], { align: 'center' }),
    { t: 'barcode', symbology: 'code128', data: name, x: 0, y: 36, widthMm: 100, heightMm: 10 },
    { t: 'qr', data: name, x: 5, y: 46, sizeMm: 14 },
    text([40, 50, 50, 5], [{ text: 'PB-7K3M9QXY', sizeMm: 4 }]),
  ],
})
const zplFor = (name: string): string => toZpl(typeset(labelFor(name), setter), 8)

/** What a format says once its field data and graphics are taken out: nothing of the customer's can be left in it. */
const commands = (zpl: string): string => zpl.replace(/\^FD[^^~]*/g, '^FD').replace(/\^GFA,[^^~]*/g, '^GFA')
const count = (zpl: string, command: string): number => zpl.split(command).length - 1

const ADVERSARIES = [
  '^XZ',
  '^XA',
  '~JA',
  '_',
  '_5E',
  '\\&',
  '^FS^XZ^XA^FDEvil',
  '^CC|',
  '~CC!',
  '^FX',
  '\u0000',
  '\u001b',
  '\r\n',
  '\t',
  '\u202e',
  '\u{1f600}',
  '\ud800',
  'שלום',
  'محمد',
  '東京',
  '²',
  'ﬁ',
  '\u0301',
  '^PQ9999',
  '>:',
  '{',
  '😀‍👩‍👧',
  '＾ＸＡ',
  '～ＪＡ',
  '\ufeff',
]
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ADVERSARIES),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

describe('a customer’s name can not become a command', () => {
  test('whatever it holds, the format has one beginning, one end and only our commands', () => {
    fc.assert(
      fc.property(name, (customer) => {
        const zpl = zplFor(customer)
        expect([count(zpl, '^XA'), count(zpl, '^XZ'), count(zpl, '~')]).toEqual([1, 1, 0])
        expect(zpl).toMatch(/^\^XA\^CI28\^PW800\^LL480\^LH0,0\^PON/)
        expect(commands(zpl)).toMatch(
          /^(\^(XA|CI28|PW\d+|LL\d+|LH0,0|PON|LRN|PQ1,0,0,N|FO\d+,\d+|A0N,\d+,\d+|FB\d+,1,0,[CR],0|FH|FD|FS|GFA|XZ))+$/,
        )
        expect(zpl).toMatch(/^[\x20-\x7e]+$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('field data carries every text, and nothing but hex for what a printer would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (customer) => {
        const data = zplFieldData(customer)
        expect(data).toMatch(/^(?:[\x20-\x5b\x5d\x60-\x7d]|_[0-9A-F]{2})*$/)
        const decoded = new TextDecoder().decode(
          Uint8Array.from(data.match(/_[0-9A-F]{2}|./gs) ?? [], (byte) =>
            byte.length === 3 ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0),
          ),
        )
        expect(decoded.replace('\ufeff', '')).toBe(
          customer.toWellFormed().normalize('NFC').replaceAll('\\&', '\\ &').replace('\ufeff', ''),
        )
      }),
      { numRuns: 2000 },
    )
    expect(zplFieldData('Zoë ^XZ~JA_41 ₵5')).toBe('Zo_C3_AB _5EXZ_7EJA_5F41 _E2_82_B55')
  })

  test('an interpreter of the language draws exactly one label', async () => {
    const { api } = await ready
    await fc.assert(
      fc.asyncProperty(name, async (customer) => {
        expect(await api.zplToBase64MultipleAsync(zplFor(customer), 100, 60, 8)).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('a preview', () => {
  test('is well-formed whatever the name holds', () => {
    fc.assert(
      fc.property(name, (customer) => {
        const svg = toSvg(typeset(labelFor(`<script>&"'${customer}`), setter), 8)
        expect(svg).not.toContain('<script')
        expect(
          svg.replace(/<(?:svg|rect|text|path)(?: [a-zA-Z:-]+="[^"<&]*")*\/?>|<\/(?:svg|text)>/g, ''),
        ).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/)
        // eslint-disable-next-line no-control-regex -- what XML does not allow
        expect(svg).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/)
      }),
      { numRuns: 500 },
    )
  })
})
