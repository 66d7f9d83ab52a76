import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodes } from '../../tests/support/read-codes.ts'
import { isBlack, type Bitmap } from './bitmap.ts'
import { code128Modules } from './code128.ts'
import { ean13Modules } from './ean13.ts'
import { qrCode } from './qr-code.ts'

async function readBack(
  black: (x: number, y: number) => boolean,
  width: number,
  height: number,
  format: 'Code128' | 'EAN13' | 'QRCode',
) {
  const scale = 3
  const quiet = 12
  const [w, h] = [(width + 2 * quiet) * scale, (height + 2 * quiet) * scale]
  const data = new Uint8ClampedArray(w * h * 4).fill(255)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      if (black(Math.floor(x / scale) - quiet, Math.floor(y / scale) - quiet))
        data.fill(0, (y * w + x) * 4, (y * w + x) * 4 + 3)
  return (await readCodes({ data, width: w, height: h }, [format]))[0]
}
const readBars = (modules: boolean[], format: 'Code128' | 'EAN13') =>
  readBack((x, y) => y >= 0 && y < 20 && (modules[x] ?? false), modules.length, 20, format)
const readSquare = (picture: Bitmap) =>
  readBack((x, y) => isBlack(picture, x, y), picture.width, picture.height, 'QRCode')

describe('a scanner reads back', () => {
  test.each([
    'PB-7K3M9QXY',
    '1Z999AA10123456784',
    '92001901755477000000000012',
    'RR123456789ZA',
    'a ~^_\\{>&9',
    '12345',
    'A1234B',
  ])('%s as Code 128', async (text) => {
    expect(await readBars(code128Modules(text)!, 'Code128')).toBe(text)
  })

  test('any printable ASCII as Code 128', async () => {
    const letter = fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: letter, minLength: 2, maxLength: 30 }), async (text) => {
        expect(await readBars(code128Modules(text)!, 'Code128')).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('a product’s EAN-13', async () => {
    expect(await readBars(ean13Modules('4006381333931')!, 'EAN13')).toBe('4006381333931')
  })

  test.each([1, 11, 14, 15, 26, 42, 62, 84, 106])('a QR code of %d characters', async (length) => {
    const text = 'PB-7K3M9QXY https://shop.example/track?'.repeat(3).slice(0, length)
    expect(await readSquare(qrCode(text)!)).toBe(text)
  })
})

describe('what cannot be a code is refused', () => {
  test('letters outside ASCII, nothing at all, too much', () => {
    expect(code128Modules('Zoë')).toBeNull()
    expect(code128Modules('')).toBeNull()
    expect(code128Modules('9'.repeat(61))).toBeNull()
    expect(qrCode('ø')).toBeNull()
    expect(qrCode('x'.repeat(107))).toBeNull()
  })

  test('an EAN-13 with a wrong check digit', () => expect(ean13Modules('4006381333932')).toBeNull())
})
