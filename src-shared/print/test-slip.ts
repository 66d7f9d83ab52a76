import type { Sender, Sheet } from './copy-mark.ts'
import type { Receipt } from './receipt.ts'

/** A slip that shows what a receipt printer can: sizes, weights, letters in several scripts, both kinds of code, the cut. */
export const testSlip = (
  printer: { name: string; widthMm: number },
  from: Sender,
  sheet: Sheet,
): Receipt => ({
  blocks: [
    { t: 'text', text: printer.name, size: 2, bold: true, align: 'center', maxLines: 2 },
    { t: 'text', text: `${from.name} · ${printer.widthMm} mm`, align: 'center' },
    { t: 'rule', heavy: true },
    { t: 'pair', left: 'Left', right: 'Right' },
    { t: 'text', text: 'Bold', bold: true },
    { t: 'text', text: 'White on black', inverse: true },
    { t: 'text', text: 'ÄÖÜ ßçéñ €£ ^~_\\ 0123456789' },
    { t: 'text', text: 'Ελλάδα Київ Łódź' },
    { t: 'text', text: 'עברית العربية' },
    { t: 'text', text: '日本 東京' },
    { t: 'rule' },
    { t: 'barcode', data: `TEST-${sheet.code}` },
    { t: 'text', text: `TEST-${sheet.code}`, align: 'center' },
    { t: 'gap', dots: 12 },
    { t: 'qr', data: `TEST-${sheet.code}` },
  ],
})
