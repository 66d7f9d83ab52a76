import { z } from 'zod'
import { bitmap } from './bitmap.ts'

const mm = z.number().min(-5).max(2000)
const size = z.number().positive().max(2000)

/** A paragraph inside a text block. `sizeMm` is the height of the letters' cell; `maxLines` is where it is cut with an ellipsis. */
export const paragraph = z.object({
  text: z.string().max(4000),
  sizeMm: z.number().min(1).max(60),
  weight: z.enum(['regular', 'bold']).default('regular'),
  maxLines: z.int().min(1).max(40).default(1),
})
export type Paragraph = z.infer<typeof paragraph>

/**
 * Text that stays inside its box: lines are broken at `widthMm`; where they do not fit, all paragraphs shrink together down
 * to `minScale`, and only then is anything cut. `inverse` is white on what was drawn below.
 */
export const textBlock = z.object({
  t: z.literal('text'),
  x: mm,
  y: mm,
  widthMm: size,
  heightMm: size,
  align: z.enum(['left', 'center', 'right']),
  minScale: z.number().min(0.2).max(1),
  inverse: z.boolean(),
  paragraphs: z.array(paragraph).max(60),
})
export type TextBlock = z.infer<typeof textBlock>

/** A bar code in the middle of its box, as large as whole dots allow, quiet zones inside the box. */
export const barcodeBox = z.object({
  t: z.literal('barcode'),
  symbology: z.enum(['code128', 'ean13']),
  data: z.string(),
  x: mm,
  y: mm,
  widthMm: size,
  heightMm: size,
})
export type BarcodeBox = z.infer<typeof barcodeBox>

/** A QR code in the middle of its square, quiet zone inside the square. */
export const qrBox = z.object({ t: z.literal('qr'), data: z.string(), x: mm, y: mm, sizeMm: size })
export type QrBox = z.infer<typeof qrBox>

/** A picture that was made for the dots of the printer: drawn dot by dot, its top left corner at x, y. */
export const imageBox = z.object({ t: z.literal('image'), x: mm, y: mm, bitmap })

/** A picture of any number of dots, made as large as its box allows for the dots of the printer, at the right of it. */
export const logoBox = z.object({ t: z.literal('logo'), x: mm, y: mm, widthMm: size, heightMm: size, bitmap })
export type LogoBox = z.infer<typeof logoBox>

/** A rectangle: filled with black, or its outline of `thicknessMm`. A line is a thin filled box. */
export const box = z.object({
  t: z.literal('box'),
  x: mm,
  y: mm,
  widthMm: size,
  heightMm: size,
  thicknessMm: size.nullable(),
})

export const paperElement = z.discriminatedUnion('t', [textBlock, barcodeBox, qrBox, imageBox, logoBox, box])
export type PaperElement = z.infer<typeof paperElement>

/** A label or slip as a document in millimetres, origin at the top left, drawn in the order of its elements. */
export const paper = z.object({
  widthMm: z.number().min(10).max(300),
  heightMm: z.number().min(5).max(2000),
  elements: z.array(paperElement).max(400),
})
export type Paper = z.infer<typeof paper>

type TextOptions = Partial<Pick<TextBlock, 'align' | 'minScale' | 'inverse'>>

/** A text block in one breath: `text([x, y, width, height], paragraphs)`. */
export const text = (
  [x, y, widthMm, heightMm]: readonly [number, number, number, number],
  paragraphs: readonly z.input<typeof paragraph>[],
  { align = 'left', minScale = 0.5, inverse = false }: TextOptions = {},
): TextBlock => ({
  t: 'text',
  x,
  y,
  widthMm,
  heightMm,
  align,
  minScale,
  inverse,
  paragraphs: paragraphs.map((part) => ({ weight: 'regular' as const, maxLines: 1, ...part })),
})

/** A filled bar or line. */
export const bar = (x: number, y: number, widthMm: number, heightMm: number): PaperElement => ({
  t: 'box',
  x,
  y,
  widthMm,
  heightMm,
  thicknessMm: null,
})

/** The same paper larger or smaller, with its top left corner moved. Pictures keep their dots. */
export function scalePaper(from: Paper, factor: number, left = 0, top = 0): PaperElement[] {
  return from.elements.map((element) => {
    const at = { x: element.x * factor + left, y: element.y * factor + top }
    switch (element.t) {
      case 'text':
        return {
          ...element,
          ...at,
          widthMm: element.widthMm * factor,
          heightMm: element.heightMm * factor,
          paragraphs: element.paragraphs.map((part) => ({
            ...part,
            sizeMm: Math.max(1, part.sizeMm * factor),
          })),
        }
      case 'barcode':
      case 'logo':
        return { ...element, ...at, widthMm: element.widthMm * factor, heightMm: element.heightMm * factor }
      case 'qr':
        return { ...element, ...at, sizeMm: element.sizeMm * factor }
      case 'image':
        return { ...element, ...at }
      case 'box':
        return {
          ...element,
          ...at,
          widthMm: element.widthMm * factor,
          heightMm: element.heightMm * factor,
          thicknessMm: element.thicknessMm === null ? null : element.thicknessMm * factor,
        }
    }
  })
}
