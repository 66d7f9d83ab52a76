import { orderNumberFrom } from '../../src-shared/ids/order-number.ts'
import type { Currency } from '../../src-shared/money/money.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Goods } from '../catalog/goods.ts'
import { insertOrderItems } from '../checkout/insert-order.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { routeOrder, type FulfillmentProviders } from '../fulfillment/route-order.ts'
import { SERVICE_ACTOR } from '../fulfillment/service-actor.ts'
import { addMails } from '../notifications/queue-mails.ts'
import { recordOrderEvent } from '../orders/record-order-event.ts'
import type { OrderDraft } from './read/draft.ts'

export interface OrderToMake {
  readonly draft: OrderDraft
  readonly checkoutKey: string
  /** Where mails go where the other shop did not say. */
  readonly email: string
  readonly currency: Currency
  /** The articles of ours, by those of the other shop. */
  readonly goods: ReadonlyMap<string, Goods>
  /** `Shopify, karoo.example` */
  readonly from: string
  readonly by: { readonly id: string | null; readonly name: string }
  readonly confirmationMail: boolean
}

const DRAWS = 5

/**
 * Makes an order of another shop: paid there (provider `import`, no money is moved), routed to its benches like any other,
 * with no mail unless asked for. Null where it is here already. Belongs in a transaction of its own; acts as the service.
 */
export async function makeImportedOrder(
  cloud: Cloud,
  adapters: FulfillmentProviders,
  tx: Tx,
  order: OrderToMake,
): Promise<string | null> {
  const { draft, currency } = order
  const id = await insertOrder(cloud, tx, order)
  if (id === null) return null
  const lines = draft.lines.map((line) => {
    const goods = order.goods.get(line.key)
    if (!goods) throw new Error(`Order ${draft.number} was to be made without an article for ${line.key}.`)
    // What was paid for it, and not what it costs here.
    return {
      goods: { ...goods, price: line.unitPrice },
      quantity: line.quantity,
      amount: line.quantity * line.unitPrice,
    }
  })
  await insertOrderItems(cloud, tx, id, lines)
  await tx.query(
    `insert into payments (id, store_id, order_id, provider, reference, status, amount, currency, created_at, paid_at)
     values ($1, $2, $3, 'import', $4, 'paid', $5, $6, $7, $8)`,
    [
      cloud.newId(),
      cloud.storeId,
      id,
      `${cloud.storeId}:${order.checkoutKey}`,
      draft.total,
      currency,
      toInstant(cloud.clock.now()),
      draft.placedAt,
    ],
  )
  const about = { storeId: cloud.storeId, orderId: id }
  const source = `${order.from}, order ${draft.number}`
  await recordOrderEvent(cloud, tx, {
    ...about,
    kind: 'placed',
    actor: { ...order.by, role: 'admin' },
    detail: `Imported from ${source}`,
    change: { source: order.from, number: draft.number, discount: draft.discount },
  })
  await recordOrderEvent(cloud, tx, {
    ...about,
    kind: 'paid',
    actor: SERVICE_ACTOR,
    detail: `Paid at ${order.from}`,
    change: { amount: draft.total, currency },
  })
  await tx.query(
    'insert into order_notes (id, store_id, order_id, text, author_id, author_name, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      cloud.newId(),
      cloud.storeId,
      id,
      `Imported from ${source}.`,
      order.by.id,
      order.by.name,
      toInstant(cloud.clock.now()),
    ],
  )
  await routeOrder(cloud, adapters, tx, id)
  if (order.confirmationMail && draft.customer.email)
    await addMails(cloud, tx, [
      {
        kind: 'confirmation',
        subjectId: id,
        orderId: id,
        storeId: cloud.storeId,
        recipient: draft.customer.email,
      },
    ])
  return id
}

async function insertOrder(cloud: Cloud, tx: Tx, order: OrderToMake): Promise<string | null> {
  const { draft } = order
  const id = cloud.newId()
  for (let draw = 0; draw < DRAWS; draw++) {
    const inserted = await tx.query(
      `insert into orders (id, store_id, order_number, payment_status, customer_name, customer_email, customer_phone, customer_note, shipping_address,
         currency, subtotal, shipping, tax, tax_included, total, checkout_key, placed_at)
       values ($1, $2, $3, 'paid', $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict do nothing returning id`,
      [
        id,
        cloud.storeId,
        orderNumberFrom(cloud.random(8)),
        draft.customer.name,
        draft.customer.email ?? order.email,
        draft.customer.phone,
        draft.note,
        draft.shipTo && JSON.stringify(draft.shipTo),
        order.currency,
        draft.subtotal,
        draft.shipping,
        draft.tax,
        draft.taxIncluded,
        draft.total,
        order.checkoutKey,
        draft.placedAt,
      ],
    )
    if (inserted.length > 0) return id
    const there = await tx.first('select id from orders where store_id = $1 and checkout_key = $2', [
      cloud.storeId,
      order.checkoutKey,
    ])
    if (there) return null
  }
  throw new Error(`No free order number in ${DRAWS} draws: the source of chance is broken`)
}
