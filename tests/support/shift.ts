import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readGoods } from '../../cloud/catalog/goods.ts'
import { readShop } from '../../cloud/catalog/shop.ts'
import { addToCart, readCart } from '../../cloud/checkout/cart.ts'
import { placeOrder } from '../../cloud/checkout/place-order.ts'
import { priceCart } from '../../cloud/checkout/price-cart.ts'
import { DEMO_PASSWORD, openForBusiness } from '../../cloud/demo/accounts.ts'
import { CATALOGUE } from '../../cloud/demo/catalogue.ts'
import { stockTheShop } from '../../cloud/demo/stock.ts'
import { openCheckout } from '../../cloud/payments/open-checkout.ts'
import { testPayments } from '../../cloud/providers/payments/test/provider.ts'
import { sendTestWebhook } from '../../cloud/providers/payments/test/send-webhook.ts'
import { startCloud, type RunningCloud } from '../../cloud/start.ts'
import { openStation, type Station, type StationOptions } from '../../src-main/station/station.ts'
import { cloudContract, type CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import { currency } from '../../src-shared/money/money.ts'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { quiet, until } from './bench.ts'
import type { DatabaseKind } from './databases.ts'
import { startNetwork, type Network } from './network.ts'
import { freshDatabase } from './postgres.ts'

export { until } from './bench.ts'

/** What the stories sell: a mug and a poster, made by the same factory. */
const PRODUCTS = CATALOGUE.filter(
  ({ slug }) => slug === 'mug-cederberg-dusk' || slug === 'poster-king-protea',
)
const MUG = 'MUG-1-330'
const POSTER = 'POS-2-A3'

export interface Bought {
  readonly orderId: string
  readonly number: string
}

/** The real cloud on a database of its own: a shop that is open, with people and two factories. */
export async function aCloud(kind: DatabaseKind) {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-shift-'))
  const fresh = kind === 'PostgreSQL' ? await freshDatabase() : null
  const running: RunningCloud = await startCloud({
    config: { dataDir: folder, databaseUrl: fresh?.url ?? null, logLevel: 'silent' },
  })
  const { cloud, url } = running
  await cloud.db.asService(async (tx) => {
    const factories = await openForBusiness(tx, cloud.newId, cloud.storeId)
    await stockTheShop({
      tx,
      storage: cloud.storage,
      newId: cloud.newId,
      storeId: cloud.storeId,
      factories,
      products: PRODUCTS,
    })
  })
  const rows = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> =>
    cloud.db.asService((tx) => tx.query<Row>(text, values))

  const office = {
    async client(): Promise<CloudClient> {
      const login: CloudClient = createORPCClient(new OpenAPILink(cloudContract, { url: `${url}/v1` }))
      const { accessToken } = await login.auth.signIn({ email: 'olga@demo.test', password: DEMO_PASSWORD })
      return createORPCClient(
        new OpenAPILink(cloudContract, {
          url: `${url}/v1`,
          headers: { authorization: `Bearer ${accessToken}` },
        }),
      )
    },
    async enrolmentCode(): Promise<string> {
      const client = await office.client()
      const [factory] = (await client.people.factories()).filter(
        ({ name }) => name === 'Woodstock Print Works',
      )
      return (await client.stations.newCode({ stationName: 'Bench 1', factoryId: factory!.id })).code
    },
    async cancel(order: Bought): Promise<void> {
      const client = await office.client()
      await client.orders.cancel({ id: order.orderId, reason: 'The customer changed their mind' })
    },
  }

  /** A shopper fills a cart, checks out and pays, as the pages do; the payment's webhook comes `deliveries` times. */
  async function buy(
    what: Record<string, number> = { [MUG]: 2, [POSTER]: 1 },
    deliveries = 1,
  ): Promise<Bought> {
    const cartId = cloud.newId()
    const shownTotal = await cloud.db.asService(async (tx) => {
      const variants = await tx.query<{ id: string; sku: string }>(
        'select id, sku from product_variants where sku = any($1::text[])',
        [Object.keys(what)],
      )
      for (const { id, sku } of variants)
        await addToCart(tx, cloud.storeId, cartId, { variantId: id, quantity: what[sku]! })
      const lines = await readCart(tx, cloud.storeId, cartId)
      return priceCart(
        lines,
        await readGoods(
          tx,
          cloud.storeId,
          variants.map(({ id }) => id),
        ),
        await readShop(tx, cloud.storeId),
        'ZA',
      ).total
    })
    const shipTo = {
      name: 'Zoë Müller',
      company: null,
      line1: '12 Long Street',
      line2: null,
      city: 'Cape Town',
      region: null,
      postalCode: '8001',
      country: 'ZA',
      phone: null,
    }
    const placed = await placeOrder(cloud, {
      checkoutKey: cloud.newId(),
      cartId,
      shownTotal,
      paymentProvider: 'test',
      details: { email: 'zoe@example.test', name: 'Zoë Müller', phone: null, note: null, shipTo },
    })
    if ('refused' in placed) throw new Error(`The checkout was refused: ${placed.refused}`)
    const provider = testPayments({ publicUrl: url, secrets: [cloud.secrets.testPaymentSecret] })
    await openCheckout(cloud, provider, placed.orderId)
    const [payment] = await rows<{ reference: string; amount: string; currency: string }>(
      'select reference, amount, currency from payments where order_id = $1',
      [placed.orderId],
    )
    const message = {
      type: 'payment.paid' as const,
      timestamp: toInstant(cloud.clock.now()),
      data: {
        reference: payment!.reference,
        amount: Number(payment!.amount),
        currency: currency.parse(payment!.currency),
      },
    }
    const id = `msg_${placed.orderId}`
    for (let delivery = 0; delivery < deliveries; delivery++)
      await sendTestWebhook(
        { id, message },
        {
          url: `${url}/webhooks/payments/test`,
          secret: cloud.secrets.testPaymentSecret,
          nowMs: cloud.clock.now(),
        },
      )
    const [order] = await rows<{ order_number: string }>('select order_number from orders where id = $1', [
      placed.orderId,
    ])
    return { orderId: placed.orderId, number: order!.order_number }
  }

  return {
    url,
    cloud,
    rows,
    office,
    buy,
    /** What an order has come to, counted where the promise counts. */
    async effects(order: Bought) {
      const [state] = await rows<{ status: string; payment_status: string; shipped_at: Date | null }>(
        'select status, payment_status, shipped_at from orders where id = $1',
        [order.orderId],
      )
      const shipments = await rows<{ tracking_number: string }>(
        'select tracking_number from shipments where order_id = $1',
        [order.orderId],
      )
      const mails = await rows<{ kind: string; state: string }>(
        'select kind, state from notifications where order_id = $1 order by kind',
        [order.orderId],
      )
      const paid = await rows('select id from payments where order_id = $1 and status = $2', [
        order.orderId,
        'paid',
      ])
      return {
        ...state!,
        shipments: shipments.map((shipment) => shipment.tracking_number),
        mails: mails.map(({ kind: mail, state: sent }) => `${mail} ${sent}`),
        payments: paid.length,
      }
    },
    async close() {
      await running.close()
      await fresh?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type ShiftCloud = Awaited<ReturnType<typeof aCloud>>

/** A whole shift: the real cloud, a cable with weather, and a real station where Thandi has signed in. */
export async function aShift(
  kind: DatabaseKind,
  options: { undoMs?: number; station?: Partial<StationOptions> } = {},
) {
  const cloud = await aCloud(kind)
  const network: Network = await startNetwork(cloud.url)
  const dataDir = mkdtempSync(join(tmpdir(), 'packbench-bench-'))
  const open = (): Promise<Station> =>
    openStation({ dataDir, undoMs: options.undoMs ?? 0, log: quiet, ...options.station })
  let station = await open()
  const clientOf = (): StationClient => createRouterClient(station.router)
  let client = clientOf()
  must(await client.session.enrol({ cloudUrl: network.url, code: await cloud.office.enrolmentCode() }))
  must(await client.session.signIn({ email: 'thandi@demo.test', password: DEMO_PASSWORD }))

  const shift = {
    cloud,
    network,
    dataDir,
    client: () => client,
    /** The fulfilment of an order, once it has arrived at the bench. */
    async arrived(order: Bought): Promise<string> {
      const row = await until(
        async () => (await client.bench.queue({ filter: 'all', search: order.number })).rows[0],
        `order ${order.number} at the bench`,
      )
      return row!.id
    },
    /** Scans every piece that is still to be verified. */
    async packAll(fulfillmentId: string): Promise<void> {
      const view = await client.bench.view({ fulfillmentId: fulfillmentId })
      for (const item of view!.doc.items)
        for (let piece = item.packed; piece < item.quantity; piece++) {
          const scan = await client.bench.scan({ code: item.codes[0]!, packing: fulfillmentId })
          if (scan.kind !== 'counted') throw new Error(`A scan did not count: ${JSON.stringify(scan)}`)
        }
    },
    ship: (fulfillmentId: string, ...trackingNumbers: string[]) =>
      client.bench.ship({
        fulfillmentId,
        parcels: trackingNumbers.map((trackingNumber) => ({
          id: cloud.cloud.newId(),
          carrier: 'courier_guy',
          trackingNumber,
        })),
      }),
    /** Until everything that was done here is answered and every mail is out. */
    async settle(): Promise<void> {
      await until(async () => (await client.status()).sync.waiting === 0, 'an empty outbox')
      await until(
        async () =>
          (await cloud.rows("select id from notifications where state in ('queued', 'sending')")).length ===
          0,
        'all mails out',
      )
    },
    /** I4: what the bench shows is what the cloud holds, field by field. */
    async sameAsCloud(order: Bought): Promise<boolean> {
      const [row] = await cloud.rows<{ id: string; doc: unknown }>(
        'select id, doc from fulfillment_requests where order_id = $1',
        [order.orderId],
      )
      const view = await client.bench.view({ fulfillmentId: row!.id })
      return JSON.stringify(view?.doc) === JSON.stringify(row!.doc)
    },
    async restart(): Promise<void> {
      await station.close()
      station = await open()
      client = clientOf()
    },
    async close(): Promise<void> {
      await station.close()
      await network.stop()
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return shift
}
export type Shift = Awaited<ReturnType<typeof aShift>>

function must(done: { ok: boolean; sentence?: string }): void {
  if (!done.ok) throw new Error(`The station said no: ${done.sentence}`)
}
