import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { encodeCanvas } from './encode-canvas.ts'
import { artworkCanvas, type Artwork } from './artwork.ts'

const MM = 72 / 25.4

/** An A4 proof of a poster with 3 mm bleed and crop marks, as printers expect it. */
export async function posterPdf(artwork: Artwork): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const [width, height, bleed, margin] = [180 * MM, 252 * MM, 3 * MM, 12 * MM]
  const page = pdf.addPage([width + 2 * (bleed + margin), height + 2 * (bleed + margin)])
  // JPEG goes into a PDF as it is; PNG would be unpacked and packed again.
  const picture = await pdf.embedJpg(await encodeCanvas(artworkCanvas(artwork, 744, 1032), 'jpeg', 92))
  page.drawImage(picture, { x: margin, y: margin, width: width + 2 * bleed, height: height + 2 * bleed })
  const [left, bottom] = [margin + bleed, margin + bleed]
  for (const x of [left, left + width])
    for (const [from, to] of [
      [0, margin - 2 * MM],
      [page.getHeight() - margin + 2 * MM, page.getHeight()],
    ] as const)
      page.drawLine({ start: { x, y: from }, end: { x, y: to }, thickness: 0.4, color: rgb(0, 0, 0) })
  for (const y of [bottom, bottom + height])
    for (const [from, to] of [
      [0, margin - 2 * MM],
      [page.getWidth() - margin + 2 * MM, page.getWidth()],
    ] as const)
      page.drawLine({ start: { x: from, y }, end: { x: to, y }, thickness: 0.4, color: rgb(0, 0, 0) })
  pdf.setTitle(`Proof: ${artwork.title}`)
  return Buffer.from(await pdf.save())
}
