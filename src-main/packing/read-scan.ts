import { carrierOf, trackingNumber } from '../../src-shared/fulfillment/carriers.ts'
import { isPacked, type Fulfillment, type FulfillmentItem } from '../../src-shared/fulfillment/document.ts'
import { matchScan } from '../../src-shared/fulfillment/scan-match.ts'
import { orderNumber } from '../../src-shared/ids/order-number.ts'

/** What a scanned code asks for. Decides only; scan.ts does it. */
export type ScanMeaning =
  | { readonly kind: 'command'; readonly command: 'ship' | 'ok' | 'undo' | 'print' }
  | { readonly kind: 'open'; readonly fulfillmentId: string }
  | { readonly kind: 'count'; readonly item: FulfillmentItem }
  | { readonly kind: 'tracking'; readonly carrier: string | null; readonly trackingNumber: string }
  | { readonly kind: 'wrong' | 'unknown'; readonly sentence: string }
  | { readonly kind: 'extra'; readonly sentence: string; readonly itemId: string }

export interface ScanWorld {
  /** The fulfilment that is being packed. */
  readonly packing: Fulfillment | null
  /** The fulfilment of an order number, where it is with this station. */
  orderCalled(number: string): string | null
  /** The name of a product of ours by its code. */
  titleOf(code: string): string | null
}

const COMMANDS = { 'PB:SHIP': 'ship', 'PB:OK': 'ok', 'PB:UNDO': 'undo', 'PB:PRINT': 'print' } as const
const isCommand = (code: string): code is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, code)

/** Shorter codes are no tracking numbers unless a carrier's pattern says so. */
const SHORTEST_TRACKING = 8

const nameOf = ({ title, variant }: FulfillmentItem): string =>
  variant && !title.includes(variant) ? `${title}, ${variant}` : title

function wanted(doc: Fulfillment): string {
  const left = doc.items.filter((item) => item.packed < item.quantity).map(nameOf)
  if (left.length === 0) return 'This order has everything.'
  const more = left.length > 3 ? ` and ${left.length - 3} more` : ''
  return `This order wants ${left.slice(0, 3).join(' or ')}${more}.`
}

export function readScan(scanned: string, { packing, orderCalled, titleOf }: ScanWorld): ScanMeaning {
  const code = scanned.trim()
  const upper = code.toUpperCase()
  if (isCommand(upper)) return { kind: 'command', command: COMMANDS[upper] }
  const number = orderNumber.safeParse(code)
  if (number.success) {
    const fulfillmentId = orderCalled(number.data)
    return fulfillmentId
      ? { kind: 'open', fulfillmentId }
      : { kind: 'unknown', sentence: `Order ${number.data} is not with this station.` }
  }
  if (!packing) {
    const title = titleOf(code)
    return {
      kind: 'unknown',
      sentence: title
        ? `That is ${title}. Scan an order first.`
        : `Nobody here knows the code ${code}. Scan an order first.`,
    }
  }
  const match = matchScan(packing, code, titleOf)
  switch (match.kind) {
    case 'counts':
      return { kind: 'count', item: match.item }
    case 'extra':
      return {
        kind: 'extra',
        itemId: match.item.id,
        sentence: `One too many: ${nameOf(match.item)} is wanted ${times(match.item.quantity)}. ${wanted(packing)}`,
      }
    case 'wrong':
      return { kind: 'wrong', sentence: `Not in this order: ${match.title}. ${wanted(packing)}` }
    case 'unknown':
      return (
        (isPacked(packing) && asTracking(code)) || {
          kind: 'unknown',
          sentence: `Nobody here knows the code ${code}. ${wanted(packing)}`,
        }
      )
  }
}

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`)

function asTracking(code: string): ScanMeaning | null {
  const number = trackingNumber.safeParse(code)
  if (!number.success) return null
  const carrier = carrierOf(number.data)
  if (!carrier && number.data.length < SHORTEST_TRACKING) return null
  return { kind: 'tracking', carrier: carrier?.code ?? null, trackingNumber: number.data }
}
