import { orderNumberFrom } from '../../src-shared/ids/order-number.ts'
import type { Currency } from '../../src-shared/money/money.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { Goods } from '../catalog/goods.ts'
import type { ItemSnapshot } from '../orders/item-snapshot.ts'
import type { Checkout } from './place-order.ts'
import type { PricedCart, PricedLine } from './price-cart.ts'

/** How often a new number is drawn; one in 6·10^11 is taken, so a second draw is already a wonder. */
const DRAWS = 5

/** Writes the order's row under a number that nobody has. */
export async function insertOrder(
  cloud: Cloud,
  tx: Tx,
  { checkoutKey, details }: Checkout,
  priced: PricedCart,
  currency: Currency,
): Promise<string> {
  const id = cloud.newId()
  for (let draw = 0; draw < DRAWS; draw++) {
    const number = orderNumberFrom(cloud.random(8))
    const inserted = await tx.query(
      `insert into orders (id, store_id, order_number, customer_name, customer_email, customer_phone, customer_note, shipping_address, currency,
         subtotal, shipping, shipping_zone, tax, tax_label, tax_percent, tax_included, total, checkout_key, placed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
       on conflict (order_number) do nothing returning id`,
      [
        id,
        cloud.storeId,
        number,
        details.name,
        details.email,
        details.phone,
        details.note,
        details.shipTo && JSON.stringify(details.shipTo),
        currency,
        priced.subtotal,
        priced.shipping,
        priced.shippingZone,
        priced.tax,
        priced.taxLabel,
        priced.taxPercent,
        priced.taxIncluded,
        priced.total,
        checkoutKey,
        new Date(cloud.clock.now()),
      ],
    )
    if (inserted.length > 0) return id
  }
  throw new Error(`No free order number in ${DRAWS} draws: the source of chance is broken`)
}

/** Keeps what was bought as it is now; later changes of the product do not reach it. */
export async function insertOrderItems(
  cloud: Cloud,
  tx: Tx,
  orderId: string,
  lines: readonly PricedLine[],
): Promise<void> {
  await tx.query(
    `insert into order_items (id, store_id, order_id, variant_id, type, title, variant_title, sku, unit_price, quantity, snapshot, position)
     select id, $2::uuid, $1::uuid, variant_id, type, title, variant_title, sku, unit_price, quantity, snapshot::jsonb, position
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::int[], $11::text[])
       with ordinality as i (id, variant_id, type, title, variant_title, sku, unit_price, quantity, snapshot, position)`,
    [
      orderId,
      cloud.storeId,
      lines.map(() => cloud.newId()),
      lines.map(({ goods }) => goods.variantId),
      lines.map(({ goods }) => goods.type),
      lines.map(({ goods }) => goods.title),
      lines.map(({ goods }) => goods.variantTitle),
      lines.map(({ goods }) => goods.sku),
      lines.map(({ goods }) => goods.price),
      lines.map((line) => line.quantity),
      lines.map(({ goods }) => JSON.stringify(snapshotOf(goods))),
    ],
  )
}

const snapshotOf = ({
  codes,
  place,
  specs,
  printAssets,
  thumbnail,
  productionDays,
  requiresShipping,
}: Goods): ItemSnapshot => ({
  codes,
  place,
  specs,
  printAssets,
  picture: thumbnail,
  productionDays,
  requiresShipping,
})

/** The payment that the order waits for. Until the provider names it, it goes by its own id. */
export async function insertPayment(
  cloud: Cloud,
  tx: Tx,
  due: { orderId: string; provider: string; amount: number; currency: Currency },
): Promise<void> {
  const id = cloud.newId()
  await tx.query(
    'insert into payments (id, store_id, order_id, provider, reference, amount, currency, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, cloud.storeId, due.orderId, due.provider, id, due.amount, due.currency, new Date(cloud.clock.now())],
  )
}
