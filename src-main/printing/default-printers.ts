import { printerSettings, type PrinterSettings } from '../../src-shared/station-contract/printing.ts'

/** What a fresh station prints on until someone adds real printers: pictures of labels, item labels and slips. */
export function defaultPrinters(newId: () => string): PrinterSettings[] {
  const virtual = { via: 'virtual' } as const
  return [
    {
      name: 'Shipping labels 4 × 6 in (on screen)',
      language: 'zpl',
      widthMm: 101.6,
      heightMm: 152.4,
      prints: ['shipping_label'],
    },
    {
      name: 'Packing slips 80 mm (on screen)',
      language: 'escpos',
      widthMm: 72,
      heightMm: null,
      prints: ['packing_slip'],
    },
    {
      name: 'Item labels 50 × 30 mm (on screen)',
      language: 'zpl',
      widthMm: 50,
      heightMm: 30,
      prints: ['item_label'],
    },
  ].map((printer) => printerSettings.parse({ id: newId(), connection: virtual, dotsPerMm: 8, ...printer }))
}
