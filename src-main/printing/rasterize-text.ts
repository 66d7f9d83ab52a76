import type { SKRSContext2D } from '@napi-rs/canvas'
import { blankBitmap, blacken, type Bitmap } from '../../src-shared/print/bitmap.ts'
import type { LinePicture, RasterLine } from '../../src-shared/print/typeset.ts'
import { fontStack } from './fonts.ts'
import { canvasPackage } from './packages.ts'

/** Letter height → font size: so that letters of other scripts look as large as the printer's own. */
const EM = 0.94
/** Noncharacter: no font has it, so it shows what a missing letter looks like. */
const MISSING = '\u{10FFFF}'
const RTL = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
const JOINING = /\p{Mn}|\p{Me}|\p{Default_Ignorable_Code_Point}|\s/u

/**
 * Draws a line of any script as black dots with the fonts of this machine, shaped and in the right direction; squeezed where
 * it is wider than it may be. Null where no font has one of its letters, or where there is nothing to see.
 */
export function rasterizeText(line: RasterLine): LinePicture | null {
  const { createCanvas } = canvasPackage()
  const stack = fontStack()
  if (!stack || !Array.from(line.text).every((char) => JOINING.test(char) || hasLetter(char, stack)))
    return null
  const em = Math.max(8, Math.round(line.sizeMm * line.dotsPerMm * EM))
  const maxWidth = Math.floor(line.maxWidthMm * line.dotsPerMm)
  const pen = createCanvas(1, 1).getContext('2d')
  pen.font = fontOf(line.bold, em, stack)
  const natural = Math.ceil(pen.measureText(line.text).width) + 2
  const width = Math.min(natural, maxWidth)
  if (width < 1) return null
  const [height, baseline] = [Math.ceil(em * 1.8), Math.ceil(em * 1.25)]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  paint(context, line, stack, em, baseline, width / natural)
  return trimmed(
    context.getImageData(0, 0, width, height).data,
    width,
    height,
    baseline,
    line.bold ? 110 : 64,
  )
}

const fontOf = (bold: boolean, em: number, stack: string): string => `${bold ? 700 : 400} ${em}px ${stack}`

function paint(
  context: SKRSContext2D,
  line: RasterLine,
  stack: string,
  em: number,
  baseline: number,
  squeeze: number,
): void {
  context.fillStyle = '#000'
  context.font = fontOf(line.bold, em, stack)
  context.textBaseline = 'alphabetic'
  context.direction = RTL.test(line.text) ? 'rtl' : 'ltr'
  context.textAlign = 'left'
  context.scale(squeeze, 1)
  context.fillText(line.text, 1, baseline)
}

/**
 * What is more opaque than `ink` becomes black, thin letters sooner, so that their strokes stay whole; empty rows and
 * columns go, the row that letters stand on is remembered.
 */
function trimmed(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  baseline: number,
  ink: number,
): LinePicture | null {
  const inked = (x: number, y: number) => pixels[(y * width + x) * 4 + 3]! > ink
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (inked(x, y))
        [left, right, top, bottom] = [
          Math.min(left, x),
          Math.max(right, x),
          Math.min(top, y),
          Math.max(bottom, y),
        ]
  if (right < 0) return null
  const bitmap: Bitmap = blankBitmap(right - left + 1, bottom - top + 1)
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) if (inked(x, y)) blacken(bitmap, x - left, y - top)
  return { bitmap, baseline: baseline - top }
}

const known = new Map<string, boolean>()
const MOST_KNOWN = 20_000
let missingLook: string | null = null

/** Whether some font shows the letter: it does not look like a letter that no font has. */
function hasLetter(char: string, stack: string): boolean {
  const remembered = known.get(char)
  if (remembered !== undefined) return remembered
  missingLook ??= lookOf(MISSING, stack)
  const look = lookOf(char, stack)
  const found = look !== missingLook && look !== ''
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(char, found)
  return found
}

function lookOf(char: string, stack: string): string {
  const canvas = canvasPackage().createCanvas(36, 36)
  const context = canvas.getContext('2d')
  context.font = `600 20px ${stack}`
  context.fillText(char, 4, 26)
  const { data } = context.getImageData(0, 0, 36, 36)
  let look = ''
  for (let at = 3; at < data.length; at += 4) look += data[at]! > 96 ? '1' : '0'
  return look.includes('1') ? look : ''
}
