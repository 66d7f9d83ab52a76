import type { Context } from 'hono'
import { readShop, shopperClaims, type SellingShop } from '../catalog/shop.ts'
import { readCart, type CartLine } from '../checkout/cart.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { CloudEnv } from '../http.ts'
import { visitorOf, type Visitor } from './visitor.ts'

/** What every page of the shop knows before it asks for its own. */
export interface Visit {
  readonly shop: SellingShop
  readonly visitor: Visitor
  /** What lies in their cart. */
  readonly lines: readonly CartLine[]
  readonly cartCount: number
}

/** Reads what a page needs with a shopper's rights, in one transaction. */
export function visit<T>(
  c: Context<CloudEnv>,
  cloud: Cloud,
  work: (tx: Tx, visit: Visit) => Promise<T>,
): Promise<T> {
  const visitor = visitorOf(c, cloud)
  return cloud.db.as(shopperClaims(cloud), async (tx) => {
    const shop = await readShop(tx, cloud.storeId)
    // Carts belong to nobody who could sign in: only the service reads them, by the secret id in the cookie.
    const lines = await tx.elevated((service) => readCart(service, cloud.storeId, visitor.cartId))
    return work(tx, { shop, visitor, lines, cartCount: lines.reduce((sum, line) => sum + line.quantity, 0) })
  })
}
