import { describe, beforeAll, beforeEach, afterAll } from 'vitest'
import type { StartOptions } from '../../cloud/start.ts'
import { signature } from '../../cloud/providers/payments/standard-webhooks.ts'
import { aCloud, type TestCloud } from './a-cloud.ts'
import { aBrowser, type Browser } from './a-browser.ts'
import type { DatabaseKind } from './databases.ts'
import { askForPostgres } from './postgres.ts'

/** A variant for sale. Prices in cents of the rand. */
export interface OnShelf {
  readonly slug: string
  readonly variantId: string
  readonly productId: string
}

export interface ShopBuyer {
  readonly email?: string
  readonly name?: string
  readonly wants?: readonly (readonly [OnShelf, number])[]
}

export interface PlacedOrder {
  readonly orderId: string
  readonly number: string
  readonly email: string
  readonly total: number
  /** By which the payment provider knows it. */
  readonly reference: string
}

/** A cloud with two factories and three products: a mug and a poster of the first, a shirt of the second. */
export interface Shop {
  readonly cloud: TestCloud
  readonly mug: OnShelf
  readonly poster: OnShelf
  readonly shirt: OnShelf
  readonly capeTown: string
  readonly durban: string
  browser(): Browser
  /** From the shop window to the page where one pays. */
  order(buyer?: ShopBuyer): Promise<PlacedOrder>
  /** The same, and the money has come. */
  paidOrder(buyer?: ShopBuyer): Promise<PlacedOrder>
  /** Sends a payment event as the provider does. Answers the HTTP status. */
  webhook(event: TestEvent): Promise<number>
  rows<Row extends Record<string, unknown>>(sql: string, ...values: readonly unknown[]): Promise<Row[]>
}

export interface TestEvent {
  readonly id: string
  readonly type: string
  readonly reference: string
  readonly amount: number
  readonly currency?: string
  readonly body?: string
  /** Seconds before now at which it was signed. */
  readonly age?: number
  readonly secret?: string
}

/** Declares a group of tests twice, with a shop on PGlite and with one on a real PostgreSQL. */
export function eachShop(
  name: string,
  tests: (shop: () => Shop) => void,
  options: Omit<StartOptions, 'clock' | 'database'> = {},
): void {
  for (const kind of ['PGlite', 'PostgreSQL'] as const) {
    describe(`${name} on ${kind}`, () => {
      let shop: Shop | undefined
      let missing: string | undefined
      beforeAll(async () => {
        missing = kind === 'PostgreSQL' ? await whyNoPostgres() : undefined
        if (missing === undefined) shop = await aShop(kind, options)
      })
      beforeEach((context) => {
        if (missing !== undefined) context.skip(missing)
      })
      afterAll(() => shop?.cloud.remove())
      tests(() => shop!)
    })
  }
}

async function whyNoPostgres(): Promise<string | undefined> {
  const answer = await askForPostgres()
  return 'unavailable' in answer ? `no PostgreSQL: ${answer.unavailable}` : undefined
}

async function aShop(kind: DatabaseKind, options: Omit<StartOptions, 'clock' | 'database'>): Promise<Shop> {
  const cloud = await aCloud(kind, options)
  const capeTown = await cloud.addFactory('Cape Town Works')
  const durban = await cloud.addFactory('Durban Works')
  const providers = [
    await addProvider(cloud, 'Cape Town Works', capeTown),
    await addProvider(cloud, 'Durban Works', durban),
  ] as const
  const shelf = {
    mug: await stock(cloud, {
      slug: 'mug',
      title: 'Mug “Karoo night”',
      variant: 'blue',
      price: 18500,
      days: 3,
      provider: providers[0],
    }),
    poster: await stock(cloud, {
      slug: 'poster',
      title: 'Poster <b>&</b> frame',
      variant: 'A2',
      price: 24900,
      days: 5,
      provider: providers[0],
    }),
    shirt: await stock(cloud, {
      slug: 'shirt',
      title: 'T-shirt',
      variant: 'M, white',
      price: 32900,
      days: 4,
      provider: providers[1],
    }),
  }
  const rows: Shop['rows'] = (sql, ...values) => cloud.cloud.db.asService((tx) => tx.query(sql, values))
  const shop: Shop = {
    cloud,
    ...shelf,
    capeTown,
    durban,
    rows,
    browser: () => aBrowser(cloud.url),
    webhook: (event) => sendEvent(cloud, event),
    async order(buyer = {}) {
      const { email = 'nomvula@example.com', name = 'Nomvula Dlamini' } = buyer
      const wants: NonNullable<ShopBuyer['wants']> = buyer.wants ?? [
        [shelf.mug, 2],
        [shelf.shirt, 1],
      ]
      const browser = aBrowser(cloud.url)
      for (const [thing, quantity] of wants)
        await (
          await browser.open(`/products/${thing.slug}`)
        ).send({ variant: thing.variantId, quantity: String(quantity) })
      const pay = await (
        await browser.open('/checkout')
      ).send({ email, name, line1: '12 Long Street', city: 'Cape Town', postalCode: '8001', country: 'ZA' })
      const reference = new URL(pay.url).pathname.split('/').at(-1)!
      const [row] = await rows<{ id: string; order_number: string; total: string }>(
        'select o.id, o.order_number, o.total from orders o join payments p on p.order_id = o.id where p.reference = $1',
        reference,
      )
      if (!row) throw new Error(`No order came of the checkout: ${pay.status} ${pay.url}`)
      return { orderId: row.id, number: row.order_number, total: Number(row.total), email, reference }
    },
    async paidOrder(buyer) {
      const order = await shop.order(buyer)
      const status = await shop.webhook({
        id: `evt_${order.reference}`,
        type: 'payment.paid',
        reference: order.reference,
        amount: order.total,
      })
      if (status !== 200) throw new Error(`The payment was answered with ${status}`)
      return order
    },
  }
  return shop
}

async function addProvider({ cloud }: TestCloud, name: string, factoryId: string): Promise<string> {
  const id = cloud.newId()
  await cloud.db.asService((tx) =>
    tx.query(
      "insert into fulfillment_providers (id, store_id, type, name, factory_id) values ($1, $2, 'factory', $3, $4)",
      [id, cloud.storeId, name, factoryId],
    ),
  )
  return id
}

interface Goods {
  readonly slug: string
  readonly title: string
  readonly variant: string
  readonly price: number
  readonly days: number
  readonly provider: string
}

async function stock({ cloud }: TestCloud, goods: Goods): Promise<OnShelf> {
  const [productId, variantId] = [cloud.newId(), cloud.newId()]
  const asset = {
    key: `print-assets/${goods.slug}.pdf`,
    name: `${goods.slug}.pdf`,
    mediaType: 'application/pdf',
    bytes: 1200,
    sha256: 'ab'.repeat(32),
  }
  await cloud.db.asService(async (tx) => {
    await tx.query(
      "insert into products (id, store_id, slug, title, status, currency) values ($1, $2, $3, $4, 'published', 'ZAR')",
      [productId, cloud.storeId, goods.slug, goods.title],
    )
    await tx.query(
      `insert into product_variants (id, store_id, product_id, sku, title, price, codes, place, specs, print_assets, estimated_production_days)
       values ($1, $2, $3, $4, $5, $6, $7, 'B-04', '[{"name":"Finish","value":"matte"}]', $8, $9)`,
      [
        variantId,
        cloud.storeId,
        productId,
        goods.slug.toUpperCase(),
        goods.variant,
        goods.price,
        ['4006381333931'],
        JSON.stringify([asset]),
        goods.days,
      ],
    )
    await tx.query(
      'insert into provider_product_mappings (id, store_id, variant_id, provider_id) values ($1, $2, $3, $4)',
      [cloud.newId(), cloud.storeId, variantId, goods.provider],
    )
  })
  return { slug: goods.slug, variantId, productId }
}

async function sendEvent({ cloud, url, clock }: TestCloud, event: TestEvent): Promise<number> {
  const data = { reference: event.reference, amount: event.amount, currency: event.currency ?? 'ZAR' }
  const body =
    event.body ?? JSON.stringify({ type: event.type, timestamp: new Date(clock.now()).toISOString(), data })
  const timestamp = Math.floor(clock.now() / 1000) - (event.age ?? 0)
  const response = await fetch(`${url}/webhooks/payments/test`, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': event.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature(
        event.secret ?? cloud.secrets.testPaymentSecret,
        event.id,
        timestamp,
        body,
      ),
    },
  })
  await response.arrayBuffer()
  return response.status
}
