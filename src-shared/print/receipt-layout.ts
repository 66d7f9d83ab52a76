import { blankBitmap, blacken, isBlack, type Bitmap } from './bitmap.ts'
import { fitBitmap } from './logo.ts'
import { needsRaster, printableLine, slipRepertoire, transliterated, withoutEmoji } from './printable.ts'
import { CELL, receipt as receiptSchema, type Receipt, type receiptBlock } from './receipt.ts'
import type { Typesetter } from './typeset.ts'
import { cutLines, wrapText } from './wrap-text.ts'
import type { z } from 'zod'

type Block = z.output<typeof receiptBlock>
type Align = 'left' | 'center' | 'right'

/** A slip line by line: every text fits its line and the printer's code page, or has become a picture. */
export type ReceiptLine =
  | {
      readonly t: 'words'
      readonly text: string
      readonly size: 1 | 2 | 3
      readonly bold: boolean
      readonly inverse: boolean
      readonly align: Align
    }
  | { readonly t: 'picture'; readonly bitmap: Bitmap; readonly align: Align }
  | { readonly t: 'rule'; readonly heavy: boolean }
  | { readonly t: 'barcode'; readonly data: string }
  | { readonly t: 'qr'; readonly data: string }
  | { readonly t: 'gap'; readonly dots: number }

/** Letters of scripts that have no halves take two cells. */
const cells = (text: string): number => {
  let sum = 0
  for (const char of text)
    sum +=
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u.test(
        char,
      )
        ? 2
        : 1
  return sum
}

/** A picture on a slip is no longer than this. */
const MOST_DOTS_HIGH = 160

/** Breaks a slip into lines of `columns` letters. Texts too large for the paper are printed smaller rather than broken. */
export function layoutReceipt(slip: Receipt, columns: number, setter: Typesetter): ReceiptLine[] {
  return receiptSchema.parse(slip).blocks.flatMap((block) => layoutBlock(block, columns, setter))
}

function layoutBlock(block: Block, columns: number, setter: Typesetter): ReceiptLine[] {
  if (block.t === 'text') return layoutText(block, columns, setter)
  if (block.t === 'pair') return layoutPair(block, columns, setter)
  if (block.t === 'picture')
    return [{ ...block, bitmap: fitBitmap(block.bitmap, columns * CELL.width, MOST_DOTS_HIGH, false) }]
  return [block]
}

function layoutText(
  block: Extract<Block, { t: 'text' }>,
  columns: number,
  setter: Typesetter,
): ReceiptLine[] {
  const text = plainest(block.text)
  const room = columns - block.indent
  const size =
    ([3, 2, 1] as const).find(
      (candidate) => candidate <= block.size && (candidate === 1 || cells(text) * candidate <= room),
    ) ?? 1
  const width = Math.floor(room / size)
  const lines = cutLines(wrapText(text, width, cells).lines, block.maxLines, width, cells)
  const pad = block.align === 'left' ? ' '.repeat(block.indent) : ''
  return lines.map((line) => {
    const picture = needsRaster(line, slipRepertoire) ? drawn(line, block, size, room, setter) : null
    if (picture)
      return {
        t: 'picture',
        bitmap: indented(picture, block.align === 'left' ? block.indent * CELL.width : 0),
        align: block.align,
      }
    const words = asCodePage(line, block.inverse ? width - 2 : width, setter)
    return {
      t: 'words',
      text: block.inverse ? ` ${words} ` : pad + words,
      size,
      bold: block.bold,
      inverse: block.inverse,
      align: block.align,
    }
  })
}

function drawn(
  line: string,
  { bold, inverse }: { bold: boolean; inverse: boolean },
  size: number,
  room: number,
  setter: Typesetter,
): Bitmap | null {
  if (inverse || !setter.rasterize) return null
  const ask = (text: string) =>
    text
      ? setter.rasterize!({
          text,
          bold,
          sizeMm: (CELL.height * size) / CELL.dotsPerMm,
          maxWidthMm: (room * CELL.width) / CELL.dotsPerMm,
          dotsPerMm: CELL.dotsPerMm,
        })
      : null
  return (ask(line) ?? ask(withoutEmoji(line)))?.bitmap ?? null
}

/**
 * Two ends of a line, or of two lines where one is too short. In letters only: it is for codes, places and dates, so what
 * is not in the code page is transliterated.
 */
function layoutPair(
  block: Extract<Block, { t: 'pair' }>,
  columns: number,
  setter: Typesetter,
): ReceiptLine[] {
  const room = columns - block.indent
  const [left, right] = [block.left, block.right].map((text) => asCodePage(plainest(text), room, setter)) as [
    string,
    string,
  ]
  const words = (text: string): ReceiptLine => ({
    t: 'words',
    text: ' '.repeat(block.indent) + text,
    size: 1,
    bold: block.bold,
    inverse: false,
    align: 'left',
  })
  if (!right) return [words(left)]
  if (left.length + 1 + right.length > room) return [words(left), words(right.padStart(room))]
  return [words(left + right.padStart(room - left.length))]
}

function plainest(raw: string): string {
  const line = printableLine(raw, slipRepertoire)
  const plain = withoutEmoji(line)
  return needsRaster(line, slipRepertoire) && !needsRaster(plain, slipRepertoire) ? plain : line
}

function asCodePage(line: string, width: number, { toAscii }: Typesetter): string {
  const letters = needsRaster(line, slipRepertoire)
    ? transliterated(withoutEmoji(line), slipRepertoire, toAscii)
    : line
  return letters.length <= width ? letters : `${letters.slice(0, Math.max(0, width - 1)).trimEnd()}…`
}

function indented(picture: Bitmap, dots: number): Bitmap {
  if (dots === 0) return picture
  const wide = blankBitmap(picture.width + dots, picture.height)
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) if (isBlack(picture, x, y)) blacken(wide, x + dots, y)
  return wide
}
