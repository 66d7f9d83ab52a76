import { z } from 'zod'
import type { Actor } from '../../src-shared/fulfillment/document.ts'
import { userId } from '../../src-shared/ids/ids.ts'
import { orderNumberFrom } from '../../src-shared/ids/order-number.ts'
import type { Tx } from '../db/database.ts'
import { buildDocument, type Draft } from '../fulfillment/build-document.ts'
import { newFulfillment, type Change } from '../fulfillment/change.ts'
import type { OrderItem, PaidOrder } from '../fulfillment/paid-order.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import type { RoutingResult } from '../fulfillment/select-provider.ts'
import { insertLines, insertPrintFiles } from '../fulfillment/write-draft.ts'
import { recordPacked } from '../fulfillment/write-parts.ts'
import { itemSnapshot } from '../orders/item-snapshot.ts'
import type { Chance } from './chance.ts'
import { aCustomer, aNote } from './customers.ts'
import { aStory, ageInHours, tell, type Story } from './life-stories.ts'

const shelfRow = z.object({
  variantId: z.uuid(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  price: z.coerce.number().int(),
  snapshot: itemSnapshot,
  providerId: z.uuid(),
  providerName: z.string(),
  factoryId: z.uuid(),
})
type ShelfRow = z.infer<typeof shelfRow>

export interface DemoShelf {
  readonly rows: readonly ShelfRow[]
  /** Somebody who works in each factory, by its id. */
  readonly operators: ReadonlyMap<string, Actor>
}

/** What can be bought, and who makes it. */
export async function readShelf(tx: Tx): Promise<DemoShelf> {
  const rows = await tx.rows(
    shelfRow,
    `select v.id as "variantId", p.title, v.title as "variantTitle", v.sku, v.price, f.id as "providerId", f.name as "providerName", f.factory_id as "factoryId",
       json_build_object('codes', v.codes, 'place', v.place, 'specs', v.specs, 'printAssets', v.print_assets, 'productionDays', v.estimated_production_days,
         'requiresShipping', v.requires_shipping, 'picture', (select i.thumbnail from product_images i where i.product_id = p.id order by i.position limit 1)) as snapshot
     from product_variants v join products p on p.id = v.product_id join provider_product_mappings m on m.variant_id = v.id join fulfillment_providers f on f.id = m.provider_id
     where p.status = 'published' and f.type = 'factory' order by v.sku`,
  )
  const people = await tx.query<{ id: string; name: string; factory_id: string }>(
    "select u.id, u.name, m.factory_id from users u join factory_members m on m.user_id = u.id where u.role = 'operator' order by u.email desc",
  )
  return {
    rows,
    operators: new Map(
      people.map((person) => [
        person.factory_id,
        { id: userId.parse(person.id), name: person.name, role: 'operator' as const },
      ]),
    ),
  }
}

/** An order on its way into the database, with its parts. */
export interface DemoOrder {
  readonly order: PaidOrder
  readonly email: string
  readonly prices: readonly number[]
  readonly drafts: readonly Draft[]
  readonly changes: readonly Change[]
}

const SHIPPING = 9500
const HOUR = 3_600_000

/** Makes `count` paid orders with their stories and saves them, set by set, in the caller's transaction. */
export async function placeDemoOrders(
  context: SaveContext,
  tx: Tx,
  shelf: DemoShelf,
  storeId: string,
  count: number,
  luck: Chance,
): Promise<void> {
  await saveDemoOrders(
    context,
    tx,
    Array.from({ length: count }, () => anOrder(context, shelf, storeId, luck)),
  )
}

/** Saves paid orders with their parts as they are. */
export async function saveDemoOrders(
  context: SaveContext,
  tx: Tx,
  made: readonly DemoOrder[],
): Promise<void> {
  await insertOrders(tx, made)
  const drafts = made.flatMap((demo) => demo.drafts)
  const changes = made.flatMap((demo) => demo.changes)
  await saveFulfillments(context, tx, changes)
  await insertLines(tx, drafts)
  await insertPrintFiles(tx, drafts)
  await recordPacked(
    tx,
    changes.map((change, index) => ({
      ...change,
      before: { id: change.after.id, version: 1, doc: drafts[index]!.doc },
    })),
  )
}

function anOrder(context: SaveContext, shelf: DemoShelf, storeId: string, luck: Chance): DemoOrder {
  const story = aStory(luck)
  const now = context.clock.now()
  const paidAt = Math.round(now - ageInHours(story, luck) * HOUR)
  const customer = aCustomer(luck)
  const bought = Array.from({ length: luck.pick([1, 1, 1, 2, 2, 3]) }, () => luck.pick(shelf.rows))
  const lines = [...new Map(bought.map((row) => [row.variantId, row])).values()]
  const items = lines.map((row): OrderItem => ({
    id: context.newId(),
    variantId: row.variantId,
    type: 'product',
    title: row.title,
    variantTitle: row.variantTitle,
    sku: row.sku,
    quantity: luck.pick([1, 1, 1, 2, 3]),
    unitPrice: row.price,
    snapshot: row.snapshot,
  }))
  const order: PaidOrder = {
    id: context.newId(),
    storeId,
    number: orderNumberFrom(luck.bytes(8)),
    placedAt: new Date(paidAt),
    customerName: customer.address.name,
    customerNote: aNote(luck),
    shippingAddress: customer.address,
    currency: 'ZAR',
    items,
  }
  const parts = [...Map.groupBy(lines.keys(), (index) => lines[index]!.providerId).values()]
  const drafts = parts.map((indexes) =>
    buildDocument(
      order,
      { provider: routeOf(lines[indexes[0]!]!), items: indexes.map((index) => items[index]!) },
      parts.length,
      { nowMs: paidAt, newId: context.newId },
    ),
  )
  const changes = drafts.map((draft, part) =>
    storyOf(context, shelf, lines[parts[part]![0]!]!, draft, story, paidAt, luck),
  )
  return { order, email: customer.email, prices: lines.map((row) => row.price), drafts, changes }
}

const routeOf = (row: ShelfRow): RoutingResult => ({
  variantId: row.variantId,
  providerId: row.providerId,
  type: 'factory',
  name: row.providerName,
  factoryId: row.factoryId,
  externalVariantId: null,
  reason: `${row.providerName} comes first for this product`,
})

function storyOf(
  context: SaveContext,
  shelf: DemoShelf,
  row: ShelfRow,
  draft: Draft,
  story: Story,
  paidAt: number,
  luck: Chance,
): Change {
  const operator = shelf.operators.get(row.factoryId)!
  const after = tell(story, draft.doc, {
    luck,
    newId: context.newId,
    operator,
    factoryId: row.factoryId,
    paidAt,
    now: context.clock.now(),
  })
  return newFulfillment(
    after,
    { mutationId: context.newId(), mutationName: 'demo' },
    { providerId: row.providerId, reason: routeOf(row).reason, externalId: null },
  )
}

async function insertOrders(tx: Tx, made: readonly DemoOrder[]): Promise<void> {
  const subtotalOf = ({ order, prices }: DemoOrder): number =>
    order.items.reduce((sum, item, index) => sum + item.quantity * prices[index]!, 0)
  await tx.query(
    `insert into orders (id, store_id, order_number, status, payment_status, customer_name, customer_email, customer_note, shipping_address, currency, subtotal, shipping, tax, total, checkout_key, placed_at)
     select id, store_id, number, 'new', 'paid', name, email, note, address::jsonb, 'ZAR', subtotal, ${SHIPPING}, 0, subtotal + ${SHIPPING}, id::text, placed_at
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::timestamptz[])
       as o (id, store_id, number, name, email, note, address, subtotal, placed_at)`,
    [
      made.map(({ order }) => order.id),
      made.map(({ order }) => order.storeId),
      made.map(({ order }) => order.number),
      made.map(({ order }) => order.customerName),
      made.map(({ email }) => email),
      made.map(({ order }) => order.customerNote),
      made.map(({ order }) => JSON.stringify(order.shippingAddress)),
      made.map(subtotalOf),
      made.map(({ order }) => order.placedAt),
    ],
  )
  const items = made.flatMap(({ order, prices }) =>
    order.items.map((item, position) => ({ order, item, position, price: prices[position]! })),
  )
  await tx.query(
    `insert into order_items (id, store_id, order_id, variant_id, type, title, variant_title, sku, unit_price, quantity, snapshot, position)
     select id, store_id, order_id, variant_id, 'product', title, variant_title, sku, unit_price, quantity, snapshot::jsonb, position
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::int[], $10::text[], $11::int[])
       as i (id, store_id, order_id, variant_id, title, variant_title, sku, unit_price, quantity, snapshot, position)`,
    [
      items.map(({ item }) => item.id),
      items.map(({ order }) => order.storeId),
      items.map(({ order }) => order.id),
      items.map(({ item }) => item.variantId),
      items.map(({ item }) => item.title),
      items.map(({ item }) => item.variantTitle),
      items.map(({ item }) => item.sku),
      items.map(({ price }) => price),
      items.map(({ item }) => item.quantity),
      items.map(({ item }) => JSON.stringify(item.snapshot)),
      items.map(({ position }) => position),
    ],
  )
  await tx.query(
    `insert into payments (id, store_id, order_id, provider, reference, status, amount, currency, paid_at)
     select order_id, store_id, order_id, 'test', 'demo-' || order_id, 'paid', amount, 'ZAR', paid_at from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::timestamptz[]) as p (order_id, store_id, amount, paid_at)`,
    [
      made.map(({ order }) => order.id),
      made.map(({ order }) => order.storeId),
      made.map((demo) => subtotalOf(demo) + SHIPPING),
      made.map(({ order }) => order.placedAt),
    ],
  )
}
