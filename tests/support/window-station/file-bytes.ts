import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { crc32, deflateSync } from 'node:zlib'
import { binaryStl, boxTriangles, vaseTriangles } from '../a-model.ts'
import { demoJob } from './demo-jobs.ts'

const chunk = (name: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}

/** A picture of a soft gradient, as a PNG that says its density. */
export function aPng(width: number, height: number, dpi: number | null): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      rows[at] = 40 + (x / width) * 160
      rows[at + 1] = 90 + (y / height) * 120
      rows[at + 2] = 190 - (x / width) * 90
    }
  const head = Buffer.from([...be(width), ...be(height), 8, 2, 0, 0, 0])
  const density =
    dpi === null ? [] : [chunk('pHYs', Buffer.from([...be(dpi / 0.0254), ...be(dpi / 0.0254), 1]))]
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...density,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const be = (n: number): number[] => [24, 16, 8, 0].map((shift) => (Math.round(n) >>> shift) & 255)

/** Two pages, the second lying. */
async function aPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  pdf.addPage([595.28, 841.89]).drawText('The first page', { x: 90, y: 700, size: 40, font })
  pdf.addPage([841.89, 595.28]).drawText('The second page', { x: 90, y: 400, size: 40, font })
  return pdf.save()
}

/** What is in a print file of the demo's jobs; null where there is none with this id. */
export async function demoFileBytes(
  printFileId: string,
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const [, line, , , n] = printFileId.split('-').map((part) => Number.parseInt(part, 16))
  const job = demoJob(n ?? 0, 0)
  const file = job.printFiles[(line ?? 0) - 30]
  if (!file || file.id !== printFileId) return null
  switch (file.mediaType) {
    case 'image/png':
      return { bytes: aPng(900, 1273, n! % 8 === 2 ? 300 : null), mediaType: file.mediaType }
    case 'application/pdf':
      return { bytes: await aPdf(), mediaType: file.mediaType }
    default:
      return {
        bytes: binaryStl(
          file.name.startsWith('bracket') ? boxTriangles([40, 20, 60]).slice(1) : vaseTriangles(64),
        ),
        mediaType: file.mediaType,
      }
  }
}
