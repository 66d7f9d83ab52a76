import { isPacked, type Fulfillment, type FulfillmentItem } from '../../src-shared/fulfillment/document.ts'
import type { FulfillmentState } from '../../src-shared/fulfillment/lifecycle.ts'
import { foldForSearch } from '../../src-shared/std/plain-text.ts'

/** Which lists a fulfilment stands in, one bit each. The partial indexes of the schema are made of the same bits. */
export const BUCKETS = {
  open: 1,
  submitted: 2,
  processing: 4,
  packed: 8,
  held: 16,
  problem: 32,
  done: 64,
  cancelled: 128,
} as const
export type Bucket = keyof typeof BUCKETS

const OF_STATE: Record<FulfillmentState, number> = {
  pending: 0,
  submitted: BUCKETS.open | BUCKETS.submitted,
  processing: BUCKETS.open | BUCKETS.processing,
  // Somebody at the bench has to keep it back: it is work until the office has confirmed.
  cancel_requested: BUCKETS.open,
  shipped: BUCKETS.done,
  delivered: BUCKETS.done,
  cancelled: BUCKETS.cancelled,
  failed: BUCKETS.cancelled,
}

export function bucketsOf(doc: Fulfillment): number {
  let buckets = OF_STATE[doc.state]
  if (doc.state === 'processing' && isPacked(doc)) buckets |= BUCKETS.packed
  if (doc.hold && doc.endedAt === null) buckets |= BUCKETS.held
  if (doc.problem) buckets |= BUCKETS.problem
  return buckets
}

/** `Mug, blue`: what a person calls a line. */
export const nameOfItem = (item: Pick<FulfillmentItem, 'title' | 'variant'>): string =>
  item.variant && !item.title.includes(item.variant) ? `${item.title}, ${item.variant}` : item.title

const SUMMARY_LENGTH = 200
function summaryOf(doc: Fulfillment): string {
  const text = doc.items.map((item) => `${item.quantity} × ${nameOfItem(item)}`).join(' · ')
  return text.length > SUMMARY_LENGTH ? `${text.slice(0, SUMMARY_LENGTH - 1)}…` : text
}

/** What lists show, filter and sort by, taken out of the document. */
export interface FulfillmentColumns {
  readonly orderNumber: string
  readonly customer: string
  readonly customerFolded: string
  readonly state: FulfillmentState
  readonly dueAt: string
  readonly endedAt: string | null
  readonly buckets: number
  readonly pieces: number
  readonly packed: number
  readonly summary: string
  readonly picture: string | null
  readonly country: string | null
  readonly tracking: string | null
  readonly hold: string | null
  readonly problem: string | null
  /** Order number, customer, tracking numbers and SKUs as searching sees them, each with a line feed behind it. */
  readonly searched: string
}

/** Most order numbers, SKUs and tracking numbers are plain letters and digits, which need no more than lower case. */
const PLAIN = /^[!-~]*$/
const folded = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldForSearch(text))

export function columnsOf(doc: Fulfillment): FulfillmentColumns {
  const customerFolded = folded(doc.order.customerName)
  const tracking = doc.parcels.map((parcel) => parcel.trackingNumber)
  return {
    orderNumber: doc.order.number,
    customer: doc.order.customerName,
    customerFolded,
    state: doc.state,
    dueAt: doc.dueAt,
    endedAt: doc.endedAt,
    buckets: bucketsOf(doc),
    pieces: doc.items.reduce((sum, item) => sum + item.quantity, 0),
    packed: doc.items.reduce((sum, item) => sum + item.packed, 0),
    summary: summaryOf(doc),
    picture: doc.items.find((item) => item.picture !== null)?.picture ?? null,
    country: doc.shipTo?.country ?? null,
    tracking: tracking[0] ?? null,
    hold: doc.hold?.reason ?? null,
    problem: doc.problem?.text ?? null,
    searched: [
      folded(doc.order.number),
      customerFolded,
      ...tracking.map(folded),
      ...doc.items.map((item) => folded(item.sku)),
    ]
      .map((text) => `${text}\n`)
      .join(''),
  }
}
