import { blankBitmap, blacken, type Bitmap } from './bitmap.ts'
import { qrCodewords } from './qr-codewords.ts'
import { formatBits, MASKS, penalty } from './qr-mask.ts'

/** A square of modules: `true` is black, null is not yet decided. */
type Square = (boolean | null)[][]

/**
 * ASCII text of up to 106 characters → its QR code (ISO/IEC 18004, model 2, error correction M, versions 1–6), one dot a
 * module, without the quiet zone of 4 modules. Null where the text is too long or not ASCII.
 */
export function qrCode(text: string): Bitmap | null {
  const code = qrCodewords(text)
  if (!code) return null
  const size = 17 + 4 * code.version
  const square: Square = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null))
  drawFixedPatterns(square, code.version)
  const path = dataPath(square)
  const candidates = MASKS.map((mask, number) => {
    const copy = square.map((row) => [...row])
    path.forEach(([x, y], at) => {
      const bit = (((code.bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1
      copy[y]![x] = bit !== mask(x, y)
    })
    drawFormat(copy, number)
    return copy.map((row) => row.map(Boolean))
  })
  const best = candidates.reduce((least, next) => (penalty(next) < penalty(least) ? next : least))
  const picture = blankBitmap(size, size)
  best.forEach((row, y) => row.forEach((black, x) => black && blacken(picture, x, y)))
  return picture
}

function drawFixedPatterns(square: Square, version: number): void {
  const size = square.length
  const put = (x: number, y: number, black: boolean) => {
    if (x >= 0 && y >= 0 && x < size && y < size) square[y]![x] = black
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        put(cx + dx, cy + dy, ring !== 2 && ring !== 4)
      }
  for (let at = 8; at < size - 8; at++) {
    put(at, 6, at % 2 === 0)
    put(6, at, at % 2 === 0)
  }
  if (version > 1)
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -2; dx <= 2; dx++)
        put(size - 7 + dx, size - 7 + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
  drawFormat(square, 0)
}

/** The mask's number, written twice beside the finder patterns, and the one module that is always black. */
function drawFormat(square: Square, mask: number): void {
  const size = square.length
  const bits = formatBits(mask)
  const bit = (at: number) => ((bits >> at) & 1) === 1
  for (let at = 0; at < 15; at++) {
    const [x, y] = at < 6 ? [8, at] : at < 8 ? [8, at + 1] : at === 8 ? [7, 8] : [14 - at, 8]
    square[y]![x] = bit(at)
    if (at < 8) square[8]![size - 1 - at] = bit(at)
    else square[size - 15 + at]![8] = bit(at)
  }
  square[size - 8]![8] = true
}

/** The undecided modules in the order in which data fills them: two columns at a time, from the right, up and down in turn. */
function dataPath(square: Square): (readonly [number, number])[] {
  const size = square.length
  const path: (readonly [number, number])[] = []
  let upward = true
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (square[y]![x] === null) path.push([x, y])
    }
    upward = !upward
  }
  return path
}
