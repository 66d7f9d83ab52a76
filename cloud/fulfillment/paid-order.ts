import { z } from 'zod'
import { itemType } from '../../src-shared/catalog/product.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import { address } from '../../src-shared/order/address.ts'
import type { Tx } from '../db/database.ts'
import { itemSnapshot } from '../orders/item-snapshot.ts'

const orderItem = z.object({
  id: z.uuid(),
  variantId: z.uuid().nullable(),
  type: itemType,
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  quantity: z.int().positive(),
  unitPrice: minorUnits,
  snapshot: itemSnapshot,
})
export type OrderItem = z.infer<typeof orderItem>

const paidOrder = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  number: z.string(),
  placedAt: z.date(),
  customerName: z.string(),
  customerNote: z.string().nullable(),
  shippingAddress: address.nullable(),
  currency,
})
/** What the router knows of an order: what was bought, for whom, and where it goes. */
export type PaidOrder = z.infer<typeof paidOrder> & { readonly items: readonly OrderItem[] }

/** Reads an order that is to be made. Throws when there is none. */
export async function readPaidOrder(tx: Tx, orderId: string): Promise<PaidOrder> {
  const [order] = await tx.rows(
    paidOrder,
    `select id, store_id as "storeId", order_number as number, placed_at as "placedAt", customer_name as "customerName",
       customer_note as "customerNote", shipping_address as "shippingAddress", currency from orders where id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`There is no order ${orderId}`)
  const items = await tx.rows(
    orderItem,
    `select id, variant_id as "variantId", type, title, variant_title as "variantTitle", sku, quantity, unit_price::int as "unitPrice", snapshot
     from order_items where order_id = $1 order by position, id`,
    [orderId],
  )
  return { ...order, items }
}
