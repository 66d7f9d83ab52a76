import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { ParcelId } from '../../src-shared/ids/ids.ts'
import type { Sender, Sheet } from '../../src-shared/print/copy-mark.ts'
import { ITEM_LABEL, itemLabel } from '../../src-shared/print/item-label.ts'
import { packingSlip } from '../../src-shared/print/packing-slip.ts'
import { scalePaper, type Paper } from '../../src-shared/print/paper.ts'
import type { Receipt } from '../../src-shared/print/receipt.ts'
import { SHIPPING_LABEL, shippingLabel } from '../../src-shared/print/shipping-label.ts'
import { testPage } from '../../src-shared/print/test-page.ts'
import { testSlip } from '../../src-shared/print/test-slip.ts'
import type { PaperKind, PrinterSettings } from '../../src-shared/station-contract/printing.ts'

/** One sheet's worth of a request: what it is of, for the ledger and for people. */
export interface Subject {
  readonly key: string
  readonly id: string | null
  readonly words: string | null
}

/** A sheet before it is put in a printer's language. */
export type Composed = { readonly label: Paper } | { readonly slip: Receipt }

/** Smaller than this share of its own size a label is no longer readable. */
const SMALLEST = 0.8

/** Why a printer can not print a paper, in words; null where it can. */
export function unfit(kind: PaperKind, printer: PrinterSettings): string | null {
  if (kind === 'test_page') return null
  if (kind === 'packing_slip')
    return printer.language === 'escpos'
      ? null
      : `${printer.name} prints labels: packing slips want a receipt printer.`
  if (printer.language !== 'zpl') return `${printer.name} prints slips: labels want a label printer.`
  const size = kind === 'shipping_label' ? SHIPPING_LABEL : ITEM_LABEL
  if (scaleOn(size, printer) >= SMALLEST) return null
  return `The labels in ${printer.name} are ${printer.widthMm} × ${printer.heightMm ?? '?'} mm; this wants ${size.widthMm} × ${size.heightMm} mm.`
}

/** What a request asks for, sheet by sheet; empty where there is nothing of the kind. */
export function subjectsOf(
  kind: PaperKind,
  doc: Fulfillment | null,
  subjectId: string | null,
  jobId: string,
): Subject[] {
  if (kind === 'test_page') return [{ key: jobId, id: null, words: null }]
  if (!doc) return []
  if (kind === 'packing_slip') return [{ key: doc.id, id: null, words: null }]
  if (kind === 'item_label')
    return doc.items
      .filter((item) => subjectId === null || item.id === subjectId)
      .map((item) => ({
        key: item.id,
        id: item.id,
        words: [item.title, item.variant].filter(Boolean).join(', '),
      }))
  const parcels = doc.parcels.map((parcel, at) => ({
    key: parcel.id,
    id: parcel.id,
    words: `Parcel ${at + 1} of ${doc.parcels.length}, ${parcel.trackingNumber}`,
  }))
  return doc.shipTo
    ? parcels.filter((parcel) => subjectId === null || parcel.id === subjectId).slice(0, 1)
    : []
}

/** Composes one sheet for a printer. Null where the document has no such parcel or item. */
export function composeSheet(
  kind: PaperKind,
  doc: Fulfillment | null,
  subject: Subject,
  printer: PrinterSettings,
  from: Sender,
  sheet: Sheet,
): Composed | null {
  if (kind === 'test_page')
    return printer.language === 'escpos'
      ? { slip: testSlip(printer, from, sheet) }
      : { label: testPage(sized(printer), from, sheet) }
  if (!doc) return null
  if (kind === 'packing_slip') return { slip: packingSlip(doc, from, sheet) }
  const label =
    kind === 'item_label'
      ? itemLabel(doc, subject.id ?? '', sheet, from.templates?.itemLabel)
      : shippingLabel(doc, subject.id as ParcelId, from, sheet)
  return label && { label: onto(label, printer) }
}

const sized = (printer: PrinterSettings) => ({ ...printer, heightMm: printer.heightMm ?? printer.widthMm })

/** Continuous media are as long as the label wants; a label is enlarged by half at most. */
const scaleOn = (size: { widthMm: number; heightMm: number }, printer: PrinterSettings): number =>
  Math.min(
    1.5,
    printer.widthMm / size.widthMm,
    printer.heightMm === null ? 1.5 : printer.heightMm / size.heightMm,
  )

function onto(label: Paper, printer: PrinterSettings): Paper {
  const scale = scaleOn(label, printer)
  const heightMm = printer.heightMm ?? label.heightMm * scale
  const left = (printer.widthMm - label.widthMm * scale) / 2
  return { widthMm: printer.widthMm, heightMm, elements: scalePaper(label, scale, left, 0) }
}
