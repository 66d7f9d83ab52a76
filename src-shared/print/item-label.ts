import type { Fulfillment } from '../fulfillment/document.ts'
import { copyWords, type Sheet } from './copy-mark.ts'
import { isEan13 } from './ean13.ts'
import { bar, text, type Paper } from './paper.ts'
import { PLAIN_PAPERS, type ItemLabelTemplate } from './templates.ts'

/** 50 × 30 mm, the smallest label that people put on a bag or a box. */
export const ITEM_LABEL = { widthMm: 50, heightMm: 30 } as const

/**
 * What an item of an order is, for its bag: title, variant, the code that the bench scans, SKU, pieces and order number.
 * The first of its codes that is a product code is printed as EAN-13; else its SKU as Code 128. Null for an unknown item.
 */
export function itemLabel(
  doc: Fulfillment,
  itemId: string,
  sheet: Sheet,
  template: ItemLabelTemplate = PLAIN_PAPERS.itemLabel,
): Paper | null {
  const item = doc.items.find((candidate) => candidate.id === itemId)
  if (!item) return null
  const ean = item.codes.find(isEan13)
  const code = ean ?? item.codes.find((candidate) => /^[\x21-\x7e]{1,24}$/.test(candidate)) ?? item.sku
  const copy = copyWords(sheet)
  const { footer } = template
  // A line of the store's own takes its room from the bars.
  const bars = footer ? 6 : 8.6
  return {
    ...ITEM_LABEL,
    elements: [
      text([2, 1.8, 46, 7.4], [{ text: item.title, sizeMm: 3.6, weight: 'bold', maxLines: 2 }], {
        minScale: 0.7,
      }),
      text([2, 9, 34, 3.4], [{ text: item.variant, sizeMm: 3, maxLines: 1 }], { minScale: 0.7 }),
      text([36, 8.6, 12, 4], [{ text: `× ${item.quantity}`, sizeMm: 3.8, weight: 'bold' }], {
        align: 'right',
      }),
      {
        t: 'barcode',
        symbology: ean ? 'ean13' : 'code128',
        data: code,
        x: 0,
        y: 12.9,
        widthMm: 50,
        heightMm: bars,
      },
      text(
        [2, 13.3 + bars, 46, 2.9],
        [{ text: code === item.sku ? code : `${code}  ·  ${item.sku}`, sizeMm: 2.6 }],
        { align: 'center', minScale: 0.6 },
      ),
      ...(footer
        ? [text([2, 22.2, 46, 2.7], [{ text: footer, sizeMm: 2.5 }], { align: 'center', minScale: 0.6 })]
        : []),
      bar(2, 25, 46, 0.25),
      text([2, 25.8, 27, 3.2], [{ text: doc.order.number, sizeMm: 3, weight: 'bold' }]),
      text(
        [27, 26, 21, 2.9],
        [
          {
            text: copy ? `${copy} ${sheet.code}` : (template.place && item.place) || sheet.code,
            sizeMm: 2.6,
          },
        ],
        { align: 'right' },
      ),
    ],
  }
}
