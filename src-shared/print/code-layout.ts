import { blankBitmap, blacken, type Bitmap } from './bitmap.ts'
import { code128Modules } from './code128.ts'
import { ean13Modules } from './ean13.ts'
import type { BarcodeBox, QrBox } from './paper.ts'
import { qrCode } from './qr-code.ts'

/** The widest a bar is drawn, in millimetres: larger codes are no easier to read. */
const WIDEST_MODULE_MM = 0.51
const QUIET_BARS = 10
const QUIET_QR = 4

/** A code in whole dots: where it starts and how many dots a module takes. */
export interface PlacedCode {
  readonly x: number
  readonly y: number
  readonly moduleDots: number
  readonly heightDots: number
  readonly modules: readonly boolean[]
}

/** A bar code in the middle of its box in dots; null where the data cannot be such a code or the box is too narrow. */
export function placeBarcode(box: BarcodeBox, dotsPerMm: number): PlacedCode | null {
  const modules = box.symbology === 'ean13' ? ean13Modules(box.data) : code128Modules(box.data)
  if (!modules) return null
  const width = Math.floor(box.widthMm * dotsPerMm)
  const moduleDots = Math.min(
    Math.round(WIDEST_MODULE_MM * dotsPerMm),
    Math.floor(width / (modules.length + 2 * QUIET_BARS)),
  )
  if (moduleDots < 1) return null
  const x = Math.round(box.x * dotsPerMm) + Math.floor((width - modules.length * moduleDots) / 2)
  return {
    x,
    y: Math.round(box.y * dotsPerMm),
    moduleDots,
    heightDots: Math.round(box.heightMm * dotsPerMm),
    modules,
  }
}

/** The bars of a placed bar code as a picture. */
export function barcodePicture({ modules, moduleDots, heightDots }: PlacedCode): Bitmap {
  const picture = blankBitmap(modules.length * moduleDots, heightDots)
  modules.forEach((black, at) => black && blacken(picture, at * moduleDots, 0, moduleDots, heightDots))
  return picture
}

/** A QR code in the middle of its square in dots, already enlarged; null where the data is too long for it. */
export function placeQr(box: QrBox, dotsPerMm: number): { x: number; y: number; bitmap: Bitmap } | null {
  const code = qrCode(box.data)
  if (!code) return null
  const room = Math.floor(box.sizeMm * dotsPerMm)
  const moduleDots = Math.floor(room / (code.width + 2 * QUIET_QR))
  if (moduleDots < 1) return null
  const margin = Math.floor((room - code.width * moduleDots) / 2)
  return {
    x: Math.round(box.x * dotsPerMm) + margin,
    y: Math.round(box.y * dotsPerMm) + margin,
    bitmap: enlarge(code, moduleDots),
  }
}

/** Every dot becomes a square of `factor` dots. */
export function enlarge(picture: Bitmap, factor: number): Bitmap {
  const large = blankBitmap(picture.width * factor, picture.height * factor)
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++)
      if ((picture.bits[y * Math.ceil(picture.width / 8) + (x >> 3)]! >> (7 - (x & 7))) & 1)
        blacken(large, x * factor, y * factor, factor, factor)
  return large
}
