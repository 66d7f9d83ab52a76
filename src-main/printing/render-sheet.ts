import anyAscii from 'any-ascii'
import { layoutReceipt } from '../../src-shared/print/receipt-layout.ts'
import { receiptPaper } from '../../src-shared/print/receipt-paper.ts'
import { columnsOf } from '../../src-shared/print/receipt.ts'
import { toSvg } from '../../src-shared/print/svg.ts'
import { typeset, type Rasterize } from '../../src-shared/print/typeset.ts'
import { toZpl } from '../../src-shared/print/zpl.ts'
import type { Preview, PrinterSettings } from '../../src-shared/station-contract/printing.ts'
import type { Composed } from './compose-sheet.ts'
import { encodeSlip } from './escpos/encode-slip.ts'

/** A composed sheet → the bytes that its printer wants. */
export function renderBytes(
  sheet: Composed,
  printer: PrinterSettings,
  rasterize: Rasterize | null,
): Uint8Array {
  const setter = { dotsPerMm: printer.dotsPerMm, rasterize, toAscii: anyAscii }
  if ('label' in sheet) return Buffer.from(toZpl(typeset(sheet.label, setter), printer.dotsPerMm), 'latin1')
  const columns = columnsOf(printer.widthMm)
  return encodeSlip(layoutReceipt(sheet.slip, columns, setter), columns)
}

/** A composed sheet → the picture of it, from the very lines and dots that would be printed. */
export function renderPreview(
  sheet: Composed,
  printer: PrinterSettings,
  rasterize: Rasterize | null,
): Preview {
  const setter = { dotsPerMm: printer.dotsPerMm, rasterize, toAscii: anyAscii }
  const columns = columnsOf(printer.widthMm)
  const paper =
    'label' in sheet
      ? typeset(sheet.label, setter)
      : receiptPaper(layoutReceipt(sheet.slip, columns, setter), columns)
  return {
    svg: toSvg(paper, 'label' in sheet ? printer.dotsPerMm : 8),
    widthMm: paper.widthMm,
    heightMm: paper.heightMm,
  }
}
