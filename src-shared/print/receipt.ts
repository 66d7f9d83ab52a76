import { z } from 'zod'
import { bitmap } from './bitmap.ts'

const align = z.enum(['left', 'center', 'right'])
/** Letters of a receipt printer are 1, 2 or 3 times their cell of 12 × 24 dots. */
const size = z.union([z.literal(1), z.literal(2), z.literal(3)])

/** What a slip is made of, from top to bottom. */
export const receiptBlock = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('text'),
    text: z.string(),
    size: size.default(1),
    bold: z.boolean().default(false),
    align: align.default('left'),
    /** White on black. */
    inverse: z.boolean().default(false),
    indent: z.int().min(0).max(20).default(0),
    maxLines: z.int().min(1).max(40).default(6),
  }),
  /** Two texts at the two ends of a line. */
  z.object({
    t: z.literal('pair'),
    left: z.string(),
    right: z.string(),
    bold: z.boolean().default(false),
    indent: z.int().min(0).max(20).default(0),
  }),
  /** Made smaller where the paper is too narrow for its dots. */
  z.object({ t: z.literal('picture'), bitmap, align: align.default('left') }),
  z.object({ t: z.literal('rule'), heavy: z.boolean().default(false) }),
  z.object({ t: z.literal('barcode'), data: z.string() }),
  z.object({ t: z.literal('qr'), data: z.string() }),
  z.object({ t: z.literal('gap'), dots: z.int().min(1).max(400) }),
])
export type ReceiptBlock = z.input<typeof receiptBlock>

/** A slip as a list of blocks; how many letters a line holds is the printer's business. */
export const receipt = z.object({ blocks: z.array(receiptBlock).max(1000) })
export type Receipt = z.input<typeof receipt>

/** Letter cell of a receipt printer's font A, in dots, at 8 dots a millimetre. */
export const CELL = { width: 12, height: 24, dotsPerMm: 8 } as const

/** How many letters fit in a line of `widthMm` printable millimetres: 48 on 80 mm paper, 32 on 58 mm paper. */
export const columnsOf = (widthMm: number): number => Math.floor((widthMm * CELL.dotsPerMm) / CELL.width)
