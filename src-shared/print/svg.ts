import { isBlack, type Bitmap } from './bitmap.ts'
import { barcodePicture, placeBarcode, placeQr } from './code-layout.ts'
import { textWidth } from './font-widths.ts'
import { BASELINE, type SetLine, type SetPaper } from './typeset.ts'

const SANS = "'Helvetica Neue Condensed','Roboto Condensed','Arial Narrow',Inter,Helvetica,Arial,sans-serif"
const MONO = "'DejaVu Sans Mono','Roboto Mono',Menlo,Consolas,monospace"

/** A number with at most three decimals, as SVG wants it. */
const n = (value: number): string => String(Math.round(value * 1000) / 1000)

/**
 * A set paper → an SVG picture of it, one unit a millimetre, with the codes as they will be printed. Text is escaped and
 * stretched to the width that the printer's letters take.
 */
export function toSvg(paper: SetPaper, dotsPerMm: number): string {
  const size = `width="${n(paper.widthMm)}mm" height="${n(paper.heightMm)}mm" viewBox="0 0 ${n(paper.widthMm)} ${n(paper.heightMm)}"`
  const body = paper.elements.map((element) => svgElement(element, dotsPerMm)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`
}

function svgElement(element: SetPaper['elements'][number], dotsPerMm: number): string {
  switch (element.t) {
    case 'line':
      return svgLine(element)
    case 'box': {
      const { x, y, widthMm, heightMm, thicknessMm } = element
      if (thicknessMm === null)
        return `<rect x="${n(x)}" y="${n(y)}" width="${n(widthMm)}" height="${n(heightMm)}"/>`
      const inset = thicknessMm / 2
      return `<rect x="${n(x + inset)}" y="${n(y + inset)}" width="${n(widthMm - thicknessMm)}" height="${n(heightMm - thicknessMm)}" fill="none" stroke="#000" stroke-width="${n(thicknessMm)}"/>`
    }
    case 'image':
      return svgBitmap(element.bitmap, element.x, element.y, dotsPerMm, 'auto')
    case 'qr': {
      const placed = placeQr(element, dotsPerMm)
      return placed ? svgBitmap(placed.bitmap, placed.x / dotsPerMm, placed.y / dotsPerMm, dotsPerMm) : ''
    }
    case 'barcode': {
      const placed = placeBarcode(element, dotsPerMm)
      return placed
        ? svgBitmap(barcodePicture(placed), placed.x / dotsPerMm, placed.y / dotsPerMm, dotsPerMm)
        : ''
    }
  }
}

const ANCHOR = { left: 'start', center: 'middle', right: 'end' } as const

function svgLine(line: SetLine): string {
  const width = line.monoMm ? Array.from(line.text).length * line.monoMm : textWidth(line.text, line.sizeMm)
  const x = line.x + (line.align === 'left' ? 0 : line.align === 'right' ? line.widthMm : line.widthMm / 2)
  const look = line.monoMm
    ? `font-family="${MONO}" font-size="${n(line.sizeMm * 0.83)}" font-weight="${line.bold ? 700 : 400}"`
    : `font-family="${SANS}" font-size="${n(line.sizeMm * 1.02)}" font-weight="700"`
  const place = `x="${n(x)}" y="${n(line.y + line.sizeMm * BASELINE)}" text-anchor="${ANCHOR[line.align]}"`
  const fit = `textLength="${n(width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"`
  return `<text ${place} ${look} fill="${line.inverse ? '#fff' : '#000'}" ${fit}>${escapeXml(line.text)}</text>`
}

/** Black dots as one path: a stroke for every run, rows that are the same joined into one taller run. Codes have hard edges, letters soft ones. */
function svgBitmap(
  picture: Bitmap,
  x: number,
  y: number,
  dotsPerMm: number,
  edges: 'crispEdges' | 'auto' = 'crispEdges',
): string {
  let path = ''
  for (let row = 0; row < picture.height;) {
    let rows = 1
    while (row + rows < picture.height && sameRow(picture, row, row + rows)) rows++
    for (let dot = 0; dot < picture.width;) {
      if (!isBlack(picture, dot, row)) {
        dot++
        continue
      }
      const from = dot
      while (isBlack(picture, dot, row)) dot++
      path += `M${from} ${row}h${dot - from}v${rows}h${from - dot}z`
    }
    row += rows
  }
  return `<path transform="translate(${n(x)} ${n(y)}) scale(${1 / dotsPerMm})" shape-rendering="${edges}" d="${path}"/>`
}

function sameRow(picture: Bitmap, a: number, b: number): boolean {
  const bytes = picture.bits.length / picture.height
  for (let at = 0; at < bytes; at++)
    if (picture.bits[a * bytes + at] !== picture.bits[b * bytes + at]) return false
  return true
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
// eslint-disable-next-line no-control-regex -- characters that XML does not allow at all
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text that can stand in an element or an attribute. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, ' ')
    .replace(/[&<>"']/g, (char) => XML[char]!)
