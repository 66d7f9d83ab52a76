import { z } from 'zod'

/** A picture in printer dots: one bit a dot, 1 is black, the most significant bit left, rows padded to whole bytes. */
export const bitmap = z
  .object({
    width: z.int().min(1).max(4000),
    height: z.int().min(1).max(4000),
    bits: z.instanceof(Uint8Array),
  })
  .refine(
    (picture) => picture.bits.length === bytesPerRow(picture.width) * picture.height,
    'bits do not match width × height',
  )
export type Bitmap = z.infer<typeof bitmap>

/** Bytes that one row of `width` dots takes. */
export const bytesPerRow = (width: number): number => Math.ceil(width / 8)

/** A white picture of `width` × `height` dots. */
export const blankBitmap = (width: number, height: number): Bitmap => ({
  width,
  height,
  bits: new Uint8Array(bytesPerRow(width) * height),
})

/** Whether the dot at column x, row y is black; outside the picture it is white. */
export function isBlack(picture: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return false
  return ((picture.bits[y * bytesPerRow(picture.width) + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1
}

/** Blackens a rectangle of dots, in place; what lies outside the picture is left out. */
export function blacken(picture: Bitmap, x: number, y: number, width = 1, height = 1): void {
  const row = bytesPerRow(picture.width)
  for (let line = Math.max(0, y); line < Math.min(picture.height, y + height); line++)
    for (let dot = Math.max(0, x); dot < Math.min(picture.width, x + width); dot++)
      picture.bits[line * row + (dot >> 3)]! |= 0x80 >> (dot & 7)
}
