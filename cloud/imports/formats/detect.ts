import { etsy, ETSY_ORDERS_ONLY } from './etsy.ts'
import type { ExportFormat } from './format.ts'
import { shopify } from './shopify.ts'
import { woocommerce } from './woocommerce.ts'

export const FORMATS: readonly ExportFormat[] = [shopify, woocommerce, etsy]

/** Where each column of a header stands; the first of equal names counts. Upper and lower case are the same. */
export function columnsOf(header: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [at, name] of header.entries()) {
    const key = name.trim().toLowerCase()
    if (key !== '' && !places.has(key)) places.set(key, at)
  }
  return places
}

/** The export that a header is of, or in words why it is none of ours. */
export function detectFormat(header: readonly string[]): ExportFormat | { readonly unknown: string } {
  const places = columnsOf(header)
  const has = (columns: readonly string[]): boolean => columns.every((name) => places.has(name.toLowerCase()))
  const found = FORMATS.find(({ needs }) => has(needs))
  if (found) return found
  if (has(ETSY_ORDERS_ONLY))
    return { unknown: 'This is Etsy’s list of orders, which has no items. Download “Order items” instead.' }
  const near = FORMATS.map((format) => ({
    format,
    missing: format.needs.filter((name) => !places.has(name.toLowerCase())),
  })).toSorted(
    (a, b) => a.missing.length / a.format.needs.length - b.missing.length / b.format.needs.length,
  )[0]
  if (near && near.missing.length < near.format.needs.length)
    return {
      unknown: `This looks like an export of ${near.format.name}, but it lacks ${near.missing.map((name) => `“${name}”`).join(', ')}. ${near.format.how}`,
    }
  return {
    unknown:
      header.length < 3
        ? 'The first row has hardly any columns. Is it a CSV, and is the right sign between its cells chosen?'
        : 'The columns are not those of Shopify, WooCommerce or Etsy. The first row has to hold their names.',
  }
}
