import { barcodePicture, placeBarcode, placeQr } from './code-layout.ts'
import type { SetLine, SetPaper } from './typeset.ts'
import { zplFieldData } from './zpl-field.ts'
import { zplGraphic } from './zpl-graphic.ts'

/**
 * A set paper → one ZPL II format. It starts by saying everything that a printer remembers from the job before (encoding,
 * width, length, home, orientation, quantity), so that the same bytes always give the same label. Codes are drawn dot by
 * dot: the printers' own `^BC` disagree about changing subsets within a code, and `^BQ` moves the code by its own margin.
 */
export function toZpl(paper: SetPaper, dotsPerMm: number): string {
  const dots = (mm: number) => Math.max(0, Math.round(mm * dotsPerMm))
  const start = `^XA^CI28^PW${dots(paper.widthMm)}^LL${dots(paper.heightMm)}^LH0,0^PON^LRN^PQ1,0,0,N`
  return `${start}${paper.elements.map((element) => zplElement(element, dotsPerMm, dots)).join('')}^XZ`
}

type Dots = (mm: number) => number

function zplElement(element: SetPaper['elements'][number], dotsPerMm: number, dots: Dots): string {
  switch (element.t) {
    case 'line':
      return zplLine(element, dots)
    case 'box': {
      const [width, height] = [Math.max(1, dots(element.widthMm)), Math.max(1, dots(element.heightMm))]
      const filled = Math.min(width, height)
      const thickness = element.thicknessMm === null ? filled : Math.max(1, dots(element.thicknessMm))
      return `^FO${dots(element.x)},${dots(element.y)}^GB${width},${height},${thickness},B,0^FS`
    }
    case 'image':
      return `^FO${dots(element.x)},${dots(element.y)}${zplGraphic(element.bitmap)}`
    case 'qr': {
      const placed = placeQr(element, dotsPerMm)
      return placed ? `^FO${Math.max(0, placed.x)},${Math.max(0, placed.y)}${zplGraphic(placed.bitmap)}` : ''
    }
    case 'barcode': {
      const placed = placeBarcode(element, dotsPerMm)
      return placed
        ? `^FO${Math.max(0, placed.x)},${Math.max(0, placed.y)}${zplGraphic(barcodePicture(placed))}`
        : ''
    }
  }
}

/**
 * Left-aligned lines stand at their origin. The others get a block that is wider than the text needs on both sides of the
 * same anchor, because a printer whose letters are a little wider would break the line and print it over itself.
 */
function zplLine(line: SetLine, dots: Dots): string {
  const size = Math.max(8, dots(line.sizeMm))
  const font = `${line.inverse ? '^FR' : ''}^A0N,${size},${size}`
  if (line.align === 'left')
    return `^FO${dots(line.x)},${dots(line.y)}${font}^FH^FD${zplFieldData(line.text)}^FS`
  const slack = Math.min(line.widthMm * 0.15, Math.max(0, line.x))
  const width = line.align === 'center' ? line.widthMm + 2 * slack : line.widthMm + slack
  const block = `^FB${dots(width)},1,0,${line.align === 'center' ? 'C' : 'R'},0`
  const data = zplFieldData(line.text.replaceAll('\\', '/'))
  return `^FO${dots(line.x - slack)},${dots(line.y)}${font}${block}^FH^FD${data}^FS`
}
