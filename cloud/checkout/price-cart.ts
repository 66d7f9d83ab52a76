import type { Goods } from '../catalog/goods.ts'
import type { SellingShop } from '../catalog/shop.ts'
import { feeIn, zoneOf } from '../../src-shared/order/shipping-rates.ts'
import { reckonTax } from '../../src-shared/order/tax.ts'
import type { CartLine } from './cart.ts'

export interface PricedLine {
  readonly goods: Goods
  readonly quantity: number
  readonly amount: number
}

/** What a cart costs now, in minor units. `total` is items, shipping and, unless prices hold it already, tax. */
export interface PricedCart {
  readonly lines: readonly PricedLine[]
  /** Lines of the cart that cannot be bought any more. */
  readonly gone: readonly CartLine[]
  readonly requiresShipping: boolean
  /** Something has to be sent to a country that the store does not send to. */
  readonly unreachable: boolean
  readonly subtotal: number
  readonly shipping: number
  readonly shippingZone: string | null
  readonly tax: number
  readonly taxLabel: string
  readonly taxPercent: number
  readonly taxIncluded: boolean
  readonly total: number
}

/**
 * Prices a cart from our own rows for a country; `null` is one that is not known yet. Tax is rounded half up, once, on items
 * and shipping together.
 */
export function priceCart(
  lines: readonly CartLine[],
  goods: ReadonlyMap<string, Goods>,
  shop: Pick<SellingShop, 'currency' | 'tax' | 'zones'>,
  country: string | null,
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
  const zone = requiresShipping ? zoneOf(shop.zones, country) : null
  const shipping = zone ? feeIn(zone, subtotal) : 0
  const { tax, added, percent } = reckonTax(subtotal + shipping, shop.tax, country)
  return {
    lines: priced,
    gone,
    requiresShipping,
    unreachable: requiresShipping && !zone,
    subtotal,
    shipping,
    shippingZone: zone?.name ?? null,
    tax,
    taxLabel: shop.tax.label,
    taxPercent: percent,
    taxIncluded: shop.tax.included,
    total: subtotal + shipping + added,
  }
}
