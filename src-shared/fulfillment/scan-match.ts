import type { Fulfillment, FulfillmentItem } from './document.ts'

/** What a scanned code means for the fulfilment that is being packed. */
export type ScanMatch =
  | { readonly kind: 'counts'; readonly item: FulfillmentItem }
  /** The item belongs here, but all its pieces are verified already. */
  | { readonly kind: 'extra'; readonly item: FulfillmentItem }
  /** Another product of ours that is not in this order. */
  | { readonly kind: 'wrong'; readonly title: string }
  | { readonly kind: 'unknown' }

/** Codes as compared: scanners differ in case and in leading zeros of EAN-13 read from UPC-A. */
export const normalizeCode = (code: string): string =>
  code
    .trim()
    .toUpperCase()
    .replace(/^0(?=\d{12}$)/, '')

const bears = (item: FulfillmentItem, code: string): boolean =>
  normalizeCode(item.sku) === code || item.codes.some((candidate) => normalizeCode(candidate) === code)

/**
 * Matches a scanned code against the items of `doc`; the first line with pieces left wins.
 * `titleOf` answers the title of a product of ours by code, for items that belong to other orders.
 */
export function matchScan(
  doc: Fulfillment,
  scanned: string,
  titleOf: (code: string) => string | null,
): ScanMatch {
  const code = normalizeCode(scanned)
  const bearing = doc.items.filter((item) => bears(item, code))
  const waiting = bearing.find((item) => item.packed < item.quantity)
  if (waiting) return { kind: 'counts', item: waiting }
  if (bearing[0]) return { kind: 'extra', item: bearing[0] }
  const title = titleOf(code)
  return title === null ? { kind: 'unknown' } : { kind: 'wrong', title }
}
