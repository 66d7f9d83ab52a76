import { z } from 'zod'
import { parcel } from '../../src-shared/fulfillment/document.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import { address } from '../../src-shared/order/address.ts'
import type { Tx } from '../db/database.ts'

const bought = z.object({ title: z.string(), variant: z.string(), quantity: z.int(), unitPrice: minorUnits })
const facts = z.object({
  storeId: z.uuid(),
  storeName: z.string(),
  supportEmail: z.string(),
  orderNumber: z.string(),
  customerName: z.string(),
  shipTo: address.nullable(),
  currency,
  subtotal: minorUnits,
  shipping: minorUnits,
  tax: minorUnits,
  taxLabel: z.string(),
  taxIncluded: z.boolean(),
  total: minorUnits,
})
const sent = z.object({
  requiresShipping: z.boolean(),
  parts: z.int(),
  parcels: z.array(parcel),
  items: z.array(z.object({ title: z.string(), variant: z.string(), quantity: z.int() })),
})

/** One line of an order, as it was bought. */
export type Bought = z.infer<typeof bought>
/** What a mail may say about an order. */
export type MailFacts = z.infer<typeof facts> & {
  readonly items: readonly Bought[]
  readonly trackUrl: string
}
/** What a mail may say about the part of an order that was sent. */
export type SentPart = z.infer<typeof sent>

/** Reads the order that a mail is about. Throws when there is none. */
export async function readMailFacts(tx: Tx, orderId: string, trackUrl: string): Promise<MailFacts> {
  const [order] = await tx.rows(
    facts,
    `select s.id as "storeId", s.name as "storeName", s.support_email as "supportEmail", o.order_number as "orderNumber", o.customer_name as "customerName",
       o.shipping_address as "shipTo", o.currency, o.subtotal::int, o.shipping::int, o.tax::int, o.tax_label as "taxLabel", o.tax_included as "taxIncluded", o.total::int
     from orders o join stores s on s.id = o.store_id where o.id = $1`,
    [orderId],
  )
  if (!order) throw new Error(`There is no order ${orderId}`)
  const items = await tx.rows(
    bought,
    `select title, variant_title as variant, quantity, unit_price::int as "unitPrice" from order_items where order_id = $1 order by position, id`,
    [orderId],
  )
  return { ...order, items, trackUrl }
}

/** Reads the fulfilment that left or arrived. */
export async function readSentPart(tx: Tx, fulfillmentId: string): Promise<SentPart> {
  const [row] = await tx.rows(
    z.object({ doc: sent.omit({ parts: true }).extend({ order: z.object({ parts: z.int() }) }) }),
    'select doc from fulfillment_requests where id = $1',
    [fulfillmentId],
  )
  if (!row) throw new Error(`There is no fulfilment ${fulfillmentId}`)
  return { ...row.doc, parts: row.doc.order.parts }
}
