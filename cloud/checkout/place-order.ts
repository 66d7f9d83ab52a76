import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { readGoods } from '../catalog/goods.ts'
import { readShop } from '../catalog/shop.ts'
import { recordOrderEvent } from '../orders/record-order-event.ts'
import { emptyCart, readCart } from './cart.ts'
import type { CheckoutDetails } from './checkout-details.ts'
import { insertOrder, insertOrderItems, insertPayment } from './insert-order.ts'
import { priceCart } from './price-cart.ts'

export interface Checkout {
  /** Made with the form: the same form sent twice is the same order. */
  readonly checkoutKey: string
  readonly cartId: string
  readonly details: CheckoutDetails
  /** The total that the shopper saw, in minor units. */
  readonly shownTotal: number
  /** The country that this total was for; null while none was chosen. */
  readonly shownCountry?: string | null
  /** Who shall take the money: `payments.provider`. */
  readonly paymentProvider: string
}

export type Placed =
  | { readonly orderId: string }
  /**
   * `changed`: something was sold out or has another price than the shopper saw; `other_country`: only the country makes
   * another total; let them look again. `unreachable`: the store does not send to that country.
   */
  | { readonly refused: 'empty' | 'changed' | 'other_country' | 'unreachable' }

/**
 * Turns a cart into an order that waits for its payment: items and prices as they are now, from our own rows (S1.1, S4.31).
 * Sent again with the same key it answers the same order, with what was typed last as long as it is not paid.
 */
export function placeOrder(cloud: Cloud, checkout: Checkout): Promise<Placed> {
  return cloud.db.asService(async (tx) => {
    const known = await again(cloud, tx, checkout)
    if (known) return known
    const lines = await readCart(tx, cloud.storeId, checkout.cartId, true)
    const shop = await readShop(tx, cloud.storeId)
    const goods = await readGoods(
      tx,
      cloud.storeId,
      lines.map((line) => line.variantId),
    )
    const priced = priceCart(lines, goods, shop, checkout.details.shipTo?.country ?? null)
    // The other of two equal forms may have been first while this one waited for the cart.
    if (priced.lines.length === 0) return (await again(cloud, tx, checkout)) ?? { refused: 'empty' }
    const lacksAddress = priced.requiresShipping && checkout.details.shipTo === null
    if (priced.unreachable) return { refused: 'unreachable' }
    if (priced.gone.length > 0 || lacksAddress) return { refused: 'changed' }
    if (priced.total !== checkout.shownTotal) {
      const shown = priceCart(lines, goods, shop, checkout.shownCountry ?? null)
      return { refused: shown.total === checkout.shownTotal ? 'other_country' : 'changed' }
    }
    const orderId = await insertOrder(cloud, tx, checkout, priced, shop.currency)
    await insertOrderItems(cloud, tx, orderId, priced.lines)
    await insertPayment(cloud, tx, {
      orderId,
      provider: checkout.paymentProvider,
      amount: priced.total,
      currency: shop.currency,
    })
    await recordOrderEvent(cloud, tx, {
      storeId: cloud.storeId,
      orderId,
      kind: 'placed',
      actor: { id: null, name: checkout.details.name, role: 'shopper' },
    })
    await emptyCart(tx, checkout.cartId)
    return { orderId }
  })
}

/** The order that this form has already made. */
async function again(cloud: Cloud, tx: Tx, { checkoutKey, details }: Checkout): Promise<Placed | null> {
  const order = await tx.first<{ id: string; payment_status: string }>(
    'select id, payment_status from orders where store_id = $1 and checkout_key = $2 for update',
    [cloud.storeId, checkoutKey],
  )
  if (!order) return null
  if (order.payment_status === 'pending' || order.payment_status === 'failed') {
    await tx.query(
      `update orders set customer_name = $2, customer_email = $3, customer_phone = $4, customer_note = $5, shipping_address = coalesce($6::jsonb, shipping_address) where id = $1`,
      [
        order.id,
        details.name,
        details.email,
        details.phone,
        details.note,
        details.shipTo && JSON.stringify(details.shipTo),
      ],
    )
  }
  return { orderId: order.id }
}
