import type { Fulfillment, FulfillmentItem } from '../fulfillment/document.ts'
import { addressLines } from '../order/address.ts'
import { copyWords, type Sender, type Sheet } from './copy-mark.ts'
import type { Receipt, ReceiptBlock } from './receipt.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** An instant as a date in UTC, `19 Nov 2026`. */
const dayOf = (at: string): string =>
  `${Number(at.slice(8, 10))} ${MONTHS[Number(at.slice(5, 7)) - 1]} ${at.slice(0, 4)}`

/**
 * What goes into the parcel: whose shop, the order's number large and as a bar code that opens it at the bench, to whom,
 * every item with pieces, SKU, variant and place, the customer's note, and which part of the order this is.
 */
export function packingSlip(doc: Fulfillment, from: Sender, sheet: Sheet): Receipt {
  const pieces = doc.items.reduce((sum, item) => sum + item.quantity, 0)
  return {
    blocks: [
      ...copyBand(sheet),
      { t: 'text', text: from.name, size: 2, bold: true, align: 'center', maxLines: 2 },
      { t: 'text', text: from.lines.join(', '), align: 'center', maxLines: 3 },
      { t: 'gap', dots: 12 },
      { t: 'rule', heavy: true },
      { t: 'gap', dots: 10 },
      { t: 'text', text: doc.order.number, size: 3, bold: true, align: 'center' },
      { t: 'gap', dots: 6 },
      { t: 'barcode', data: doc.order.number },
      { t: 'gap', dots: 6 },
      {
        t: 'pair',
        left: `Ordered ${dayOf(doc.order.placedAt)}`,
        right: doc.order.parts > 1 ? `Part of ${doc.order.parts} deliveries` : '',
      },
      { t: 'rule' },
      ...receiver(doc),
      { t: 'gap', dots: 6 },
      { t: 'rule' },
      { t: 'pair', left: 'IN THIS PARCEL', right: pieces === 1 ? '1 piece' : `${pieces} pieces`, bold: true },
      ...doc.items.flatMap(itemBlocks),
      ...note(doc.order.customerNote),
      { t: 'gap', dots: 12 },
      { t: 'rule', heavy: true },
      ...(doc.order.parts > 1
        ? [
            {
              t: 'text',
              text: `This is one of ${doc.order.parts} deliveries of your order.`,
              align: 'center',
            } as const,
          ]
        : []),
      { t: 'text', text: 'Thank you for your order.', align: 'center' },
      { t: 'text', text: `Sheet ${sheet.code}`, align: 'center' },
    ],
  }
}

const copyBand = (sheet: Sheet): ReceiptBlock[] => {
  const words = copyWords(sheet)
  if (!words) return []
  return [
    { t: 'text', text: words, size: 2, bold: true, inverse: true, align: 'center' },
    { t: 'text', text: sheet.reason ?? '', align: 'center', maxLines: 2 },
    { t: 'gap', dots: 16 },
  ]
}

const receiver = (doc: Fulfillment): ReceiptBlock[] => {
  const [name, ...rest] = doc.shipTo ? addressLines(doc.shipTo) : [doc.order.customerName]
  return [
    { t: 'text', text: doc.shipTo ? 'SHIP TO' : 'FOR', bold: true },
    { t: 'text', text: name ?? '', size: 2, maxLines: 3 },
    ...rest.map((line) => ({ t: 'text', text: line, maxLines: 3 }) as const),
  ]
}

const itemBlocks = (item: FulfillmentItem): ReceiptBlock[] => [
  { t: 'gap', dots: 12 },
  { t: 'text', text: `${item.quantity} × ${item.title}`, bold: true, maxLines: 3 },
  ...(item.variant ? [{ t: 'text', text: item.variant, indent: 4, maxLines: 2 } as const] : []),
  { t: 'pair', left: item.sku, right: item.place ?? '', indent: 4 },
]

const note = (text: string | null): ReceiptBlock[] =>
  text
    ? [
        { t: 'gap', dots: 12 },
        { t: 'rule' },
        { t: 'text', text: 'NOTE FROM THE CUSTOMER', bold: true },
        { t: 'text', text, maxLines: 12 },
      ]
    : []
