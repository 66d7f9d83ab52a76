import { sampleFulfillment } from '../../src-shared/print/sample-orders.ts'
import type { Rasterize } from '../../src-shared/print/typeset.ts'
import type { Preview, TemplateTrial } from '../../src-shared/station-contract/printing.ts'
import { composeSheet, subjectsOf } from './compose-sheet.ts'
import { defaultPrinters } from './default-printers.ts'
import { renderPreview } from './render-sheet.ts'

const SHEET = { copy: 1, reason: null, code: 'A1B2C3' } as const
/** Printers as they come with a fresh station; which one it is called does not matter here. */
const PRINTERS = defaultPrinters(() => '019a0000-0007-7000-8000-000000000001')

/** The picture of a paper of a made-up order with templates that nobody has saved yet, from the renderers that print. */
export function tryTemplate(
  { kind, sample, store }: TemplateTrial,
  rasterize: Rasterize | null,
): Preview | null {
  const printer = PRINTERS.find((one) => one.prints.includes(kind))!
  const doc = sampleFulfillment(sample)
  const [subject] = subjectsOf(kind, doc, null, SHEET.code)
  const from = {
    name: store.name,
    lines: store.addressLines,
    logo: store.logo,
    templates: store.templates,
    timeZone: store.timeZone,
  }
  const sheet = subject && composeSheet(kind, doc, subject, printer, from, SHEET)
  return sheet ? renderPreview(sheet, printer, rasterize) : null
}
