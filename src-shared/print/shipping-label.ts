import { addressLines, countryName } from '../order/address.ts'
import type { Fulfillment } from '../fulfillment/document.ts'
import type { ParcelId } from '../ids/ids.ts'
import { copyWords, weightWords, type Sender, type Sheet } from './copy-mark.ts'
import { logoBitmap } from './logo.ts'
import { bar, text, type Paper, type PaperElement, type Paragraph } from './paper.ts'
import { PLAIN_PAPERS } from './templates.ts'

/** 4 × 6 inches. Other label stock gets the same label, scaled. */
export const SHIPPING_LABEL = { widthMm: 101.6, heightMm: 152.4 } as const
const LEFT = 5
const WIDTH = SHIPPING_LABEL.widthMm - 2 * LEFT

/**
 * The label of one parcel: who carries it, from whom, to whom in large letters, the tracking number as Code 128, which
 * parcel of how many, weight, the order's number with its QR code. Null where there is nowhere to send it or no such parcel.
 */
export function shippingLabel(
  doc: Fulfillment,
  parcelId: ParcelId,
  from: Sender,
  sheet: Sheet,
): Paper | null {
  const index = doc.parcels.findIndex((candidate) => candidate.id === parcelId)
  const parcel = doc.parcels[index]
  if (!parcel || !doc.shipTo) return null
  const elements: PaperElement[] = [
    ...header(parcel.carrierName, `${index + 1} of ${doc.parcels.length}`),
    ...sender(from, parcel.grams),
    ...receiver(doc),
    ...tracking(parcel.trackingNumber),
    ...footer(doc, from, sheet),
  ]
  return { ...SHIPPING_LABEL, elements }
}

const caption = (x: number, y: number, width: number, words: string, align: 'left' | 'right' = 'left') =>
  text([x, y, width, 3.2], [{ text: words, sizeMm: 2.6 }], { align })

const header = (carrier: string, parcels: string): PaperElement[] => [
  text([LEFT, 5, 64, 11], [{ text: carrier.toUpperCase(), sizeMm: 9.5, weight: 'bold', maxLines: 2 }]),
  caption(LEFT + 66, 4.6, WIDTH - 66, 'PARCEL', 'right'),
  text([LEFT + 66, 8, WIDTH - 66, 8], [{ text: parcels, sizeMm: 7, weight: 'bold' }], { align: 'right' }),
  bar(LEFT, 17, WIDTH, 0.75),
]

const template = (from: Sender) => (from.templates ?? PLAIN_PAPERS).label

/** Who gets back what cannot be delivered. */
function returnTo(from: Sender): Pick<Sender, 'name' | 'lines'> {
  const { returnName, returnLines } = template(from)
  const lines = returnLines.filter(Boolean)
  return { name: returnName || from.name, lines: lines.length > 0 ? lines : from.lines }
}

function logoOf(from: Sender): PaperElement[] {
  const { logo } = from
  if (!logo || !template(from).logo) return []
  return [{ t: 'logo', x: LEFT + 68, y: 30, widthMm: WIDTH - 68, heightMm: 9.8, bitmap: logoBitmap(logo) }]
}

const sender = (from: Sender, grams: number | null): PaperElement[] => [
  caption(LEFT, 19.6, 60, 'FROM'),
  text(
    [LEFT, 23.2, 66, 16.6],
    [
      { text: returnTo(from).name, sizeMm: 3.8, weight: 'bold', maxLines: 2 },
      ...returnTo(from).lines.map((line) => ({ text: line, sizeMm: 3.3, maxLines: 2 })),
    ],
  ),
  ...logoOf(from),
  ...(grams === null
    ? []
    : [
        caption(LEFT + 66, 19.6, WIDTH - 66, 'WEIGHT', 'right'),
        text([LEFT + 66, 23, WIDTH - 66, 6], [{ text: weightWords(grams), sizeMm: 5 }], { align: 'right' }),
      ]),
  bar(LEFT, 41, WIDTH, 0.75),
]

function receiver(doc: Fulfillment): PaperElement[] {
  const to = doc.shipTo!
  const lines = addressLines(to)
  const paragraphs: Pick<Paragraph, 'text' | 'sizeMm' | 'weight' | 'maxLines'>[] = lines
    .slice(0, -1)
    .map((line, at) => ({
      text: line,
      sizeMm: at === 0 ? 8.2 : 6.2,
      weight: at === 0 ? 'bold' : 'regular',
      maxLines: 3,
    }))
  return [
    bar(LEFT, 43.8, 18, 5),
    text([LEFT, 44.6, 18, 4], [{ text: 'SHIP TO', sizeMm: 3.6 }], { align: 'center', inverse: true }),
    ...(to.phone
      ? [
          text([LEFT + 22, 44.9, WIDTH - 22, 4], [{ text: `Phone ${to.phone}`, sizeMm: 3.4 }], {
            align: 'right',
          }),
        ]
      : []),
    text([LEFT, 51.6, WIDTH, 33], paragraphs),
    text(
      [LEFT, 86, WIDTH, 7.4],
      [{ text: countryName(to.country).toUpperCase(), sizeMm: 6.6, weight: 'bold' }],
    ),
    bar(LEFT, 94.6, WIDTH, 0.75),
  ]
}

const tracking = (number: string): PaperElement[] => [
  caption(LEFT, 97, WIDTH, 'TRACKING NUMBER'),
  {
    t: 'barcode',
    symbology: 'code128',
    data: number,
    x: 0.6,
    y: 101.4,
    widthMm: SHIPPING_LABEL.widthMm - 1.2,
    heightMm: 20,
  },
  text([LEFT, 122.8, WIDTH, 6], [{ text: inGroups(number), sizeMm: 5 }], { align: 'center' }),
  bar(LEFT, 130, WIDTH, 0.75),
]

/** Long numbers are read in groups: a postal number as its parts, others in fours where no single character is left over. */
function inGroups(number: string): string {
  const postal = /^([A-Z]{2})(\d{3})(\d{3})(\d{3})([A-Z]{2})$/.exec(number)
  if (postal) return postal.slice(1).join(' ')
  return number.length > 8 && number.length % 4 !== 1 ? number.replace(/.{4}(?=.)/g, '$& ') : number
}

function footer(doc: Fulfillment, from: Sender, sheet: Sheet): PaperElement[] {
  const copy = copyWords(sheet)
  const wide = WIDTH - 20
  return [
    { t: 'qr', data: doc.order.number, x: LEFT + WIDTH - 15.7, y: 131, sizeMm: 18.2 },
    caption(LEFT, 132.6, 40, 'ORDER'),
    text([LEFT, 135.8, copy ? 44 : wide, 7.4], [{ text: doc.order.number, sizeMm: 6.8, weight: 'bold' }]),
    ...(copy
      ? [
          bar(LEFT + 47, 133.6, 24, 8),
          text([LEFT + 47, 135, 24, 5.6], [{ text: copy, sizeMm: 5.4 }], { align: 'center', inverse: true }),
        ]
      : []),
    text(
      [LEFT, 144.4, wide, 3.4],
      [
        {
          text: [`Sheet ${sheet.code}`, from.name, copy && sheet.reason ? `Copy: ${sheet.reason}` : null]
            .filter(Boolean)
            .join('  ·  '),
          sizeMm: 2.8,
        },
      ],
      { minScale: 0.8 },
    ),
    ...(template(from).footer
      ? [
          text(
            [LEFT, 148, wide, 3.4],
            [{ text: template(from).footer, sizeMm: 2.9, weight: 'bold' as const }],
          ),
        ]
      : []),
  ]
}
