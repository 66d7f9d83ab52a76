import type { Goods } from '../catalog/goods.ts'
import type { Shop } from '../catalog/shop.ts'
import type { CartLine } from './cart.ts'

export interface PricedLine {
  readonly goods: Goods
  readonly quantity: number
  readonly amount: number
}

/** What a cart costs now. Amounts in minor units; `total` is always the sum of the three above it. */
export interface PricedCart {
  readonly lines: readonly PricedLine[]
  /** Lines of the cart that cannot be bought any more. */
  readonly gone: readonly CartLine[]
  readonly requiresShipping: boolean
  readonly subtotal: number
  readonly shipping: number
  readonly tax: number
  readonly total: number
}

/** Prices a cart from our own rows. Tax is rounded half up, once, on items and shipping together. */
export function priceCart(
  lines: readonly CartLine[],
  goods: ReadonlyMap<string, Goods>,
  shop: Shop,
): PricedCart {
  const priced: PricedLine[] = []
  const gone: CartLine[] = []
  for (const line of lines) {
    const found = goods.get(line.variantId)
    if (found?.available && found.currency === shop.currency)
      priced.push({ goods: found, quantity: line.quantity, amount: found.price * line.quantity })
    else gone.push(line)
  }
  const subtotal = priced.reduce((sum, line) => sum + line.amount, 0)
  const requiresShipping = priced.some((line) => line.goods.requiresShipping)
  const shipping = requiresShipping ? shop.shippingFee : 0
  const tax = Math.round(((subtotal + shipping) * Math.round(shop.taxPercent * 100)) / 10_000)
  return { lines: priced, gone, requiresShipping, subtotal, shipping, tax, total: subtotal + shipping + tax }
}
