import type { Sender, Sheet } from './copy-mark.ts'
import { text, type Paper, type PaperElement } from './paper.ts'

/** A label of the printer's own size: a frame 2 mm inside the edge, both kinds of code, letters in several scripts, the dots' ruler. */
export function testPage(
  printer: { name: string; widthMm: number; heightMm: number; dotsPerMm: number },
  from: Sender,
  sheet: Sheet,
): Paper {
  const { widthMm, heightMm } = printer
  const unit = Math.min(widthMm / 50, heightMm / 30, 2)
  const inner = widthMm - 8 * unit
  const left = 4 * unit
  const ruler: PaperElement[] = Array.from({ length: Math.floor((widthMm - 4 * unit) / 5) + 1 }, (_, at) => ({
    t: 'box',
    x: 2 * unit + at * 5,
    y: heightMm - (at % 2 ? 3 : 4) * unit,
    widthMm: 0.25,
    heightMm: (at % 2 ? 1 : 2) * unit,
    thicknessMm: null,
  }))
  return {
    widthMm,
    heightMm,
    elements: [
      {
        t: 'box',
        x: 2 * unit,
        y: 2 * unit,
        widthMm: widthMm - 4 * unit,
        heightMm: heightMm - 4 * unit,
        thicknessMm: 0.4,
      },
      text([left, 3.6 * unit, inner, 4.2 * unit], [{ text: printer.name, sizeMm: 4 * unit, weight: 'bold' }]),
      text(
        [left, 8 * unit, inner, 7 * unit],
        [
          {
            text: `${from.name} · ${widthMm} × ${heightMm} mm · ${printer.dotsPerMm} dots a mm`,
            sizeMm: 2 * unit,
          },
          { text: 'ÄÖÜ ßçéñ Łódź €£ ^~_\\ 0123456789', sizeMm: 2 * unit },
          { text: 'Ελλάδα Київ עברית العربية 日本', sizeMm: 2 * unit },
        ],
      ),
      {
        t: 'barcode',
        symbology: 'code128',
        data: `TEST-${sheet.code}`,
        x: 2.4 * unit,
        y: 15.6 * unit,
        widthMm: widthMm - 18 * unit,
        heightMm: 7 * unit,
      },
      text(
        [2.4 * unit, 23 * unit, widthMm - 18 * unit, 2.6 * unit],
        [{ text: `TEST-${sheet.code}`, sizeMm: 2.4 * unit }],
        { align: 'center' },
      ),
      { t: 'qr', data: `TEST-${sheet.code}`, x: widthMm - 15 * unit, y: 14.2 * unit, sizeMm: 12 * unit },
      ...ruler,
    ],
  }
}
