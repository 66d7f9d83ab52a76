import { z } from 'zod'
import type { Bitmap } from './bitmap.ts'
import { textWidth } from './font-widths.ts'
import { fitBitmap } from './logo.ts'
import type { LogoBox, Paper, PaperElement, Paragraph, TextBlock } from './paper.ts'
import { labelRepertoire, needsRaster, printableLine, transliterated, withoutEmoji } from './printable.ts'
import { cutLines, wrapText } from './wrap-text.ts'

/** A line of text that the printer's own letters shall show or, if they cannot, a font of this machine. */
export interface RasterLine {
  readonly text: string
  /** Letter height and the widest the picture may be, in millimetres. */
  readonly sizeMm: number
  readonly maxWidthMm: number
  readonly bold: boolean
  readonly dotsPerMm: number
}

/** The picture of a line; `baseline` is the row on which the letters stand, counted from its top. */
export interface LinePicture {
  readonly bitmap: Bitmap
  readonly baseline: number
}

/** Draws a line with the fonts of this machine; null where they lack a letter. */
export type Rasterize = (line: RasterLine) => LinePicture | null

/** What setting a paper needs from outside. */
export interface Typesetter {
  readonly dotsPerMm: number
  readonly rasterize: Rasterize | null
  /** Any script → ASCII, as near as it gets: `Müller` → `Muller`, `東京` → `DongJing`. */
  readonly toAscii: (text: string) => string
}

export const setLine = z.object({
  t: z.literal('line'),
  x: z.number(),
  y: z.number(),
  text: z.string(),
  sizeMm: z.number(),
  widthMm: z.number(),
  align: z.enum(['left', 'center', 'right']),
  inverse: z.boolean(),
  /** Every letter takes this much room, as on a receipt printer; null where letters have their own widths. */
  monoMm: z.number().nullable(),
  bold: z.boolean(),
})
export type SetLine = z.infer<typeof setLine>

/** A paper whose text has become lines in their places and pictures: nothing is left to decide but the language. */
export interface SetPaper {
  readonly widthMm: number
  readonly heightMm: number
  readonly elements: readonly (Exclude<PaperElement, TextBlock | LogoBox> | SetLine)[]
}

/** Where letters stand and how far lines are apart, as shares of the letter height. */
export const BASELINE = 0.77
const LINE = 1.06
const RASTER_LINE = 1.28
/** Down to this scale a word that is too long makes the letters smaller; below it the word is broken. */
const WORDS_STAY_WHOLE = 0.74

/** Breaks, shrinks and places every text of a paper. */
export function typeset(paper: Paper, setter: Typesetter): SetPaper {
  return {
    ...paper,
    elements: paper.elements.flatMap((element) =>
      element.t === 'text'
        ? setBlock(element, setter)
        : [element.t === 'logo' ? setLogo(element, setter.dotsPerMm) : element],
    ),
  }
}

function setLogo(box: LogoBox, dotsPerMm: number): SetPaper['elements'][number] {
  const dots = (mm: number) => Math.max(1, Math.floor(mm * dotsPerMm))
  const bitmap = fitBitmap(box.bitmap, dots(box.widthMm), dots(box.heightMm))
  return { t: 'image', x: box.x + box.widthMm - bitmap.width / dotsPerMm, y: box.y, bitmap }
}

/** The text as one line; emoji go where they are all that would force it into a picture. */
function plainest(raw: string): string {
  const line = printableLine(raw)
  const plain = withoutEmoji(line)
  return needsRaster(line) && !needsRaster(plain) ? plain : line
}

interface Row {
  readonly text: string
  readonly sizeMm: number
  readonly bold: boolean
  readonly heightMm: number
}

function setBlock(block: TextBlock, setter: Typesetter): SetPaper['elements'] {
  const paragraphs = block.paragraphs
    .map((part) => ({ ...part, text: plainest(part.text) }))
    .filter((part) => part.text)
  let y = block.y
  return fitRows(paragraphs, block).flatMap((row) => {
    const at = y
    y += row.heightMm
    return at + row.sizeMm * BASELINE > block.y + block.heightMm + 0.01
      ? []
      : [setRow(row, at, block, setter)]
  })
}

/** Tries ever smaller letters until everything fits; at the smallest, what is too long is cut. */
function fitRows(paragraphs: readonly Paragraph[], block: TextBlock): Row[] {
  for (let scale = 1; ; scale = Math.max(block.minScale, scale - 0.04)) {
    const last = scale <= block.minScale + 1e-9
    const rows = rowsAt(paragraphs, block.widthMm, scale, last)
    if (last) return rows ?? []
    if (rows && rows.reduce((sum, row) => sum + row.heightMm, 0) <= block.heightMm + 0.01) return rows
  }
}

function rowsAt(
  paragraphs: readonly Paragraph[],
  widthMm: number,
  scale: number,
  cut: boolean,
): Row[] | null {
  const rows: Row[] = []
  for (const part of paragraphs) {
    const sizeMm = part.sizeMm * scale
    const measure = (text: string) => textWidth(text, sizeMm)
    const wrapped = wrapText(part.text, widthMm, measure)
    const broken = wrapped.brokenWord && scale > WORDS_STAY_WHOLE
    if (!cut && (broken || wrapped.lines.length > part.maxLines)) return null
    const heightMm = sizeMm * (needsRaster(part.text) ? RASTER_LINE : LINE)
    for (const line of cutLines(wrapped.lines, part.maxLines, widthMm, measure))
      rows.push({ text: line, sizeMm, bold: part.weight === 'bold', heightMm })
  }
  return rows
}

function setRow(
  row: Row,
  y: number,
  block: TextBlock,
  { dotsPerMm, rasterize, toAscii }: Typesetter,
): SetPaper['elements'][number] {
  const { x, widthMm, align, inverse } = block
  const line = (text: string): SetLine => ({
    t: 'line',
    x,
    y,
    text,
    sizeMm: row.sizeMm,
    widthMm,
    align,
    inverse,
    monoMm: null,
    bold: row.bold,
  })
  if (!needsRaster(row.text)) return line(row.text)
  const draw = (text: string) =>
    inverse || !text
      ? null
      : rasterize?.({ text, sizeMm: row.sizeMm, maxWidthMm: widthMm, bold: true, dotsPerMm })
  const plain = withoutEmoji(row.text)
  const picture = draw(row.text) ?? draw(plain)
  if (!picture) return line(fitted(transliterated(plain, labelRepertoire, toAscii), row.sizeMm, widthMm))
  const free = widthMm - picture.bitmap.width / dotsPerMm
  const left = align === 'left' ? 0 : align === 'right' ? free : free / 2
  const stand = row.sizeMm * (BASELINE + (RASTER_LINE - LINE) / 2)
  return { t: 'image', x: x + left, y: y + stand - picture.baseline / dotsPerMm, bitmap: picture.bitmap }
}

/** Latin letters in place of others are often more letters: the line is cut where it would leave its box. */
function fitted(line: string, sizeMm: number, widthMm: number): string {
  const measure = (text: string) => textWidth(text, sizeMm)
  return cutLines(wrapText(line, widthMm, measure).lines, 1, widthMm, measure)[0] ?? ''
}
