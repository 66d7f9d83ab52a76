import { code128Modules } from './code128.ts'
import { placeQr } from './code-layout.ts'
import { CELL } from './receipt.ts'
import type { ReceiptLine } from './receipt-layout.ts'
import type { SetPaper } from './typeset.ts'

/** Blank dots beneath a line of letters, beside a picture, and in a rule; the printer is told the same. */
export const RECEIPT = {
  leading: 8,
  pictureGap: 12,
  rule: 16,
  barcodeHeight: 88,
  barcodeGap: 12,
  qrModule: 6,
} as const

/** Margin of the paper that the head does not reach, millimetres on each side. */
const MARGIN_MM = 4

/** The widest bars, 2 or 3 dots, with which a bar code and its quiet zones fit `columns` letters; null where none do. */
export function barcodeModule(data: string, columns: number): 2 | 3 | null {
  const modules = 11 * data.length + 35 + 20
  if (!code128Modules(data)) return null
  return ([3, 2] as const).find((dots) => modules * dots <= columns * CELL.width) ?? null
}

/** How many dots of paper a line takes. */
export function lineHeight(line: ReceiptLine): number {
  switch (line.t) {
    case 'words':
      return CELL.height * line.size + RECEIPT.leading
    case 'picture':
      return line.bitmap.height + RECEIPT.pictureGap
    case 'rule':
      return RECEIPT.rule
    case 'barcode':
      return RECEIPT.barcodeHeight + RECEIPT.barcodeGap
    case 'qr':
      return (
        (placeQr({ t: 'qr', data: line.data, x: 0, y: 0, sizeMm: 40 }, CELL.dotsPerMm)?.bitmap.height ?? 0) +
        RECEIPT.barcodeGap
      )
    case 'gap':
      return line.dots
  }
}

/** The lines of a slip → the paper that they will be, for the preview. */
export function receiptPaper(lines: readonly ReceiptLine[], columns: number): SetPaper {
  const mm = (dots: number) => dots / CELL.dotsPerMm
  const width = columns * CELL.width
  const widthMm = mm(width) + 2 * MARGIN_MM
  let y = 2 * CELL.height
  const elements = lines.flatMap((line): SetPaper['elements'][number][] => {
    const top = mm(y)
    y += lineHeight(line)
    switch (line.t) {
      case 'words': {
        const sizeMm = mm(CELL.height * line.size)
        const monoMm = mm(CELL.width * line.size)
        const band = {
          t: 'box' as const,
          x: MARGIN_MM,
          y: top,
          widthMm: mm(width),
          heightMm: sizeMm,
          thicknessMm: null,
        }
        const letters = {
          t: 'line' as const,
          x: MARGIN_MM,
          y: top,
          text: line.text,
          sizeMm,
          widthMm: mm(width),
          align: line.align,
          inverse: line.inverse,
          monoMm,
          bold: line.bold,
        }
        return line.inverse ? [invertBand(band, line, monoMm), letters] : [letters]
      }
      case 'picture': {
        const free = width - line.bitmap.width
        const left = line.align === 'left' ? 0 : line.align === 'right' ? free : free / 2
        return [{ t: 'image', x: MARGIN_MM + mm(left), y: top, bitmap: line.bitmap }]
      }
      case 'rule':
        return [
          {
            t: 'box',
            x: MARGIN_MM,
            y: top + mm(6),
            widthMm: mm(width),
            heightMm: mm(line.heavy ? 4 : 2),
            thicknessMm: null,
          },
        ]
      case 'barcode': {
        const dots = barcodeModule(line.data, columns)
        const wide = dots ? mm((11 * line.data.length + 35 + 20) * dots) : 0
        return dots
          ? [
              {
                t: 'barcode',
                symbology: 'code128',
                data: line.data,
                x: MARGIN_MM + (mm(width) - wide) / 2,
                y: top,
                widthMm: wide,
                heightMm: mm(RECEIPT.barcodeHeight),
              },
            ]
          : []
      }
      case 'qr':
        return [
          {
            t: 'qr',
            data: line.data,
            x: widthMm / 2 - mm(lineHeight(line)) / 2 - 2,
            y: top - 2,
            sizeMm: mm(lineHeight(line)) + 4,
          },
        ]
      case 'gap':
        return []
    }
  })
  return { widthMm, heightMm: mm(y + 4 * CELL.height), elements }
}

type Band = { t: 'box'; x: number; y: number; widthMm: number; heightMm: number; thicknessMm: null }

/** The black behind white letters is as wide as the letters. */
function invertBand(band: Band, line: { text: string; align: string }, monoMm: number): Band {
  const widthMm = Array.from(line.text).length * monoMm
  const free = band.widthMm - widthMm
  return {
    ...band,
    widthMm,
    x: band.x + (line.align === 'left' ? 0 : line.align === 'right' ? free : free / 2),
  }
}
