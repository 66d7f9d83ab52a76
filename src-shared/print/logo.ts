import { z } from 'zod'
import { blacken, blankBitmap, bytesPerRow, isBlack, type Bitmap } from './bitmap.ts'

/** A logo is at most this many dots: 50 × 20 mm on the slips of a receipt printer. */
export const LOGO_MOST = { width: 400, height: 160 } as const

/** A logo in black and white, as it is kept and sent: rows of dots padded to whole bytes, in hexadecimal digits. */
export const logo = z
  .object({
    width: z.int().min(1).max(LOGO_MOST.width),
    height: z.int().min(1).max(LOGO_MOST.height),
    bits: z.string().regex(/^([0-9a-f]{2})+$/),
  })
  .refine(
    ({ width, height, bits }) => bits.length === 2 * bytesPerRow(width) * height,
    'bits do not match width × height',
  )
export type Logo = z.infer<typeof logo>

/** The dots of a kept logo. */
export const logoBitmap = ({ width, height, bits }: Logo): Bitmap => ({
  width,
  height,
  bits: Uint8Array.from({ length: bits.length / 2 }, (_, at) =>
    Number.parseInt(bits.slice(2 * at, 2 * at + 2), 16),
  ),
})

/** Dots → a logo as it is kept. */
export const keptLogo = ({ width, height, bits }: Bitmap): Logo => ({
  width,
  height,
  bits: Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join(''),
})

/** The largest picture of the same shape within `width` × `height` dots; `grow` lets it be larger than it is. */
export function fitBitmap(picture: Bitmap, width: number, height: number, grow = true): Bitmap {
  const share = Math.min(width / picture.width, height / picture.height, grow ? Infinity : 1)
  if (share === 1) return picture
  return resized(
    picture,
    Math.max(1, Math.floor(picture.width * share)),
    Math.max(1, Math.floor(picture.height * share)),
  )
}

/** A dot is black where at least half of what it covers is. */
function resized(picture: Bitmap, width: number, height: number): Bitmap {
  const made = blankBitmap(width, height)
  const [wide, high] = [picture.width / width, picture.height / height]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (blackShare(picture, x * wide, y * high, wide, high) >= 0.5) blacken(made, x, y)
  return made
}

function blackShare(picture: Bitmap, x: number, y: number, width: number, height: number): number {
  let [black, all] = [0, 0]
  for (let row = Math.floor(y); row < y + height; row++)
    for (let dot = Math.floor(x); dot < x + width; dot++) {
      const area =
        (Math.min(dot + 1, x + width) - Math.max(dot, x)) * (Math.min(row + 1, y + height) - Math.max(row, y))
      all += area
      if (isBlack(picture, dot, row)) black += area
    }
  return all === 0 ? 0 : black / all
}
