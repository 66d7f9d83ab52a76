import type { Fulfillment, FulfillmentItem } from '../fulfillment/document.ts'
import { formatMoney } from '../money/money.ts'
import { addressLines } from '../order/address.ts'
import { dayInZone } from '../std/day-in-zone.ts'
import { copyWords, type Sender, type Sheet } from './copy-mark.ts'
import { logoBitmap } from './logo.ts'
import type { Receipt, ReceiptBlock } from './receipt.ts'
import { SLIP_WORDS, type SlipWords } from './slip-words.ts'
import { PLAIN_PAPERS, type SlipTemplate } from './templates.ts'

/** What every part of a slip is written with. */
interface Pen {
  readonly doc: Fulfillment
  readonly words: SlipWords
  readonly template: SlipTemplate
  /** On which side lines begin. */
  readonly start: 'left' | 'right'
}

/**
 * What goes into the parcel: whose shop, the order's number large and as a bar code that opens it at the bench, to whom,
 * every item with pieces, SKU, variant and place, the customer's note, and which part of the order this is; in the
 * language and with the texts of the store's template.
 */
export function packingSlip(doc: Fulfillment, from: Sender, sheet: Sheet): Receipt {
  const template = (from.templates ?? PLAIN_PAPERS).slip
  const words = SLIP_WORDS[template.language]
  const pen: Pen = { doc, words, template, start: template.language === 'ar' ? 'right' : 'left' }
  const pieces = doc.items.reduce((sum, item) => sum + item.quantity, 0)
  const { parts } = doc.order
  return {
    blocks: [
      ...copyBand(sheet),
      ...logoOf(from, template),
      { t: 'text', text: from.name, size: 2, bold: true, align: 'center', maxLines: 2 },
      { t: 'text', text: from.lines.join(', '), align: 'center', maxLines: 3 },
      { t: 'gap', dots: 12 },
      { t: 'rule', heavy: true },
      { t: 'gap', dots: 10 },
      { t: 'text', text: doc.order.number, size: 3, bold: true, align: 'center' },
      { t: 'gap', dots: 6 },
      { t: 'barcode', data: doc.order.number },
      { t: 'gap', dots: 6 },
      ...ends(
        pen,
        words.ordered(dayInZone(doc.order.placedAt, from.timeZone ?? 'UTC')),
        parts > 1 ? words.partOf(parts) : '',
      ),
      { t: 'rule' },
      ...receiver(pen),
      { t: 'gap', dots: 6 },
      ...ownWords(template.greeting, pen),
      { t: 'rule' },
      ...ends(pen, words.contents, words.pieces(pieces), true),
      ...doc.items.flatMap((item) => itemBlocks(item, pen)),
      ...sum(pen),
      ...note(pen),
      { t: 'gap', dots: 12 },
      { t: 'rule', heavy: true },
      ...(parts > 1 ? [{ t: 'text', text: words.oneOf(parts), align: 'center' } as const] : []),
      ...ownWords(template.returns, pen),
      { t: 'text', text: words.thanks, align: 'center' },
      { t: 'text', text: words.sheet(sheet.code), align: 'center' },
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

const logoOf = ({ logo }: Sender, template: SlipTemplate): ReceiptBlock[] =>
  logo && template.logo
    ? [
        { t: 'picture', bitmap: logoBitmap(logo), align: 'center' },
        { t: 'gap', dots: 8 },
      ]
    : []

/** The two ends of a line; words that have to be drawn as pictures stand below each other. */
function ends({ template, start }: Pen, left: string, right: string, bold = false): ReceiptBlock[] {
  if (template.language !== 'ar' && template.language !== 'ja') return [{ t: 'pair', left, right, bold }]
  return [left, right].filter(Boolean).map((text) => ({ t: 'text', text, bold, align: start }))
}

/** The store's own words, line by line. */
const ownWords = (text: string, { start }: Pen): ReceiptBlock[] =>
  text
    ? [
        ...text.split('\n').map((line) => ({ t: 'text', text: line, align: start, maxLines: 12 }) as const),
        { t: 'gap', dots: 10 },
      ]
    : []

const receiver = ({ doc, words, start }: Pen): ReceiptBlock[] => {
  const [name, ...rest] = doc.shipTo ? addressLines(doc.shipTo) : [doc.order.customerName]
  return [
    { t: 'text', text: doc.shipTo ? words.shipTo : words.collectedBy, bold: true, align: start },
    { t: 'text', text: name ?? '', size: 2, maxLines: 3, align: start },
    ...rest.map((line) => ({ t: 'text', text: line, maxLines: 3, align: start }) as const),
  ]
}

const itemBlocks = (item: FulfillmentItem, { doc, template, start }: Pen): ReceiptBlock[] => [
  { t: 'gap', dots: 12 },
  { t: 'text', text: `${item.quantity} × ${item.title}`, bold: true, maxLines: 3, align: start },
  ...(item.variant ? [{ t: 'text', text: item.variant, indent: 4, maxLines: 2, align: start } as const] : []),
  { t: 'pair', left: item.sku, right: item.place ?? '', indent: 4 },
  ...price(item, doc, template),
]

/** Documents that were written before prices travelled with them have none. */
function price(
  { unitPrice, quantity }: FulfillmentItem,
  doc: Fulfillment,
  template: SlipTemplate,
): ReceiptBlock[] {
  const { currency } = doc.order
  if (!template.prices || unitPrice === undefined || !currency) return []
  const each = quantity > 1 ? `${quantity} × ${formatMoney(unitPrice, currency)}` : ''
  return [{ t: 'pair', left: each, right: formatMoney(unitPrice * quantity, currency), indent: 4 }]
}

function sum({ doc, words, template, start }: Pen): ReceiptBlock[] {
  const { currency } = doc.order
  const prices = doc.items.map((item) => item.unitPrice)
  if (!template.prices || !currency || prices.some((one) => one === undefined)) return []
  const all = doc.items.reduce((total, item) => total + item.unitPrice! * item.quantity, 0)
  return [
    { t: 'gap', dots: 8 },
    { t: 'rule' },
    ...ends({ doc, words, template, start }, words.items, formatMoney(all, currency), true),
  ]
}

const note = ({ doc, words, template, start }: Pen): ReceiptBlock[] =>
  doc.order.customerNote && template.note
    ? [
        { t: 'gap', dots: 12 },
        { t: 'rule' },
        { t: 'text', text: words.note, bold: true, align: start },
        { t: 'text', text: doc.order.customerNote, maxLines: 12, align: start },
      ]
    : []
