import type { Sender } from '../../src-shared/print/copy-mark.ts'
import type { Rasterize } from '../../src-shared/print/typeset.ts'
import { composeSheet } from './compose-sheet.ts'
import { registerNextFont } from './fonts.ts'
import type { PrinterTable } from './printer-table.ts'
import { rasterizeText } from './rasterize-text.ts'
import { renderBytes } from './render-sheet.ts'

/** A line that no printer has the letters of. */
const FOREIGN = { text: '発送 Київ', sizeMm: 4, maxWidthMm: 60, bold: false, dotsPerMm: 8 }

/** One step each: the fonts, a line in them, and a page for every printer that is set up, drawn and thrown away. */
export function* warmUpSteps(doors: {
  readonly printers: PrinterTable
  readonly store: () => Sender
  readonly rasterize: Rasterize | null
}): Generator<void> {
  const { printers, store, rasterize } = doors
  if (rasterize === rasterizeText) while (registerNextFont()) yield
  if (rasterize) yield void rasterize(FOREIGN)
  for (const printer of printers.list()) {
    const subject = { key: '', id: null, words: null }
    const sheet = { copy: 1, reason: null, code: '00000000' }
    const page = composeSheet('test_page', null, subject, printer, store(), sheet)
    yield void (page && renderBytes(page, printer, rasterize))
  }
}
