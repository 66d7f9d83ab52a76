import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createRouterClient } from '@orpc/server'
import { DEMO_PASSWORD, openForBusiness } from '../cloud/demo/accounts.ts'
import { startCloud, type RunningCloud } from '../cloud/start.ts'
import { openStation, type Station, type StationOptions } from '../src-main/station/station.ts'
import { cloudContract, type CloudClient } from '../src-shared/cloud-contract/contract.ts'
import type { Fulfillment } from '../src-shared/fulfillment/document.ts'
import { orderNumberFrom } from '../src-shared/ids/order-number.ts'
import type { StationClient } from '../src-shared/station-contract/contract.ts'
import { aFulfillment, anId, GOODS } from '../tests/support/bench-orders.ts'
import type { BenchWorld } from './measure.ts'
import { startProgram } from './program.ts'
import { statusThat } from './status-that.ts'

/** A cloud on a real PostgreSQL with one factory, its people, and as much work as a measurement wants. */
export interface BenchFactory {
  /** A process of the cloud that lives in this one: for the office's work and for changes. */
  readonly running: RunningCloud
  /** The process of the cloud that the stations speak with. */
  readonly stationsUrl: string
  readonly databaseUrl: string
  readonly factoryId: string
  /** Waiting fulfilments of about 1 kB, the same goods in ever new orders. */
  addWork(count: number): Promise<Fulfillment[]>
  /** A station of this factory with an empty replica, enrolled but not yet open. */
  aStation(options?: Partial<StationOptions>): Promise<{ open(): Promise<OpenStation> }>
}

export interface OpenStation {
  readonly client: StationClient
  readonly station: Station
  /** Until so many fulfilments are here and none is missing. */
  holds(count: number): Promise<void>
}

const CUSTOMERS = [
  'Nomvula Dlamini',
  'Jürgen Großmann',
  'Zoë O’Connor',
  'Łukasz Wiśniewski',
  '佐藤 美咲',
  'Thabo Mokoena',
  'محمد عبد الرحمن',
  'Ayesha Davids',
]

/**
 * Opens the factory; it is closed with the world. With `apart` the stations speak with a cloud in a process of its own,
 * as in life, so that neither waits for the other's turn of the event loop.
 */
export async function benchFactory(world: BenchWorld, { apart = true } = {}): Promise<BenchFactory> {
  const { url } = await world.database()
  const dataDir = world.folder()
  const running = await startCloud({ config: { dataDir, databaseUrl: url, logLevel: 'silent' } })
  world.atEnd(() => running.close())
  const stationsUrl = apart ? await cloudApart(world, url, dataDir) : running.url
  const { cloud } = running
  const [factoryId] = await cloud.db.asService((tx) => openForBusiness(tx, cloud.newId, cloud.storeId))
  const office = await officeOf(running)

  return {
    running,
    stationsUrl,
    databaseUrl: url,
    factoryId: factoryId!,
    async addWork(count) {
      const docs = Array.from({ length: count }, (_, index) => anOrder(index, factoryId!, cloud.storeId))
      for (let from = 0; from < count; from += 1000) await insert(running, docs.slice(from, from + 1000))
      return docs
    },
    async aStation(options = {}) {
      const dataDir = join(world.folder(), 'station')
      const open = (): Promise<Station> =>
        openStation({ dataDir, undoMs: 0, log: () => undefined, ...options })
      const { code } = await office.stations.newCode({
        stationName: `Bench ${anId().slice(-4)}`,
        factoryId: factoryId as never,
      })
      const first = await open()
      const client = clientOf(first)
      const done = await client.session.enrol({ cloudUrl: stationsUrl, code })
      if (!done.ok) throw new Error(done.sentence)
      const signedIn = await client.session.signIn({ email: 'thandi@demo.test', password: DEMO_PASSWORD })
      if (!signedIn.ok) throw new Error(signedIn.sentence)
      await first.close()
      return {
        async open() {
          const station = await open()
          world.atEnd(() => station.close())
          const opened = clientOf(station)
          return {
            station,
            client: opened,
            async holds(count) {
              await statusThat(opened, ({ sync }) => sync.lastHeard !== null && sync.bootstrap === null)
              const { total } = await opened.bench.queue({ filter: 'all', limit: 1 })
              if (total < count) throw new Error(`The station holds ${total} of ${count}`)
            },
          }
        },
      }
    },
  }
}

const clientOf = (station: Station): StationClient => createRouterClient(station.router)

async function cloudApart(world: BenchWorld, databaseUrl: string, dataDir: string): Promise<string> {
  const program = await startProgram('cloud/main.ts', [], {
    DATABASE_URL: databaseUrl,
    PACKBENCH_DATA: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
  })
  world.atEnd(program.stop)
  return program.url
}

async function officeOf({ url }: RunningCloud): Promise<CloudClient> {
  const login: CloudClient = createORPCClient(new OpenAPILink(cloudContract, { url: `${url}/v1` }))
  const { accessToken } = await login.auth.signIn({ email: 'olga@demo.test', password: DEMO_PASSWORD })
  return createORPCClient(
    new OpenAPILink(cloudContract, { url: `${url}/v1`, headers: { authorization: `Bearer ${accessToken}` } }),
  )
}

function anOrder(index: number, factoryId: string, storeId: string): Fulfillment {
  const bytes = Uint8Array.from({ length: 8 }, (_, place) => (index >> (place * 4)) & 15)
  const doc = aFulfillment({
    number: orderNumberFrom(bytes),
    customer: CUSTOMERS[index % CUSTOMERS.length]!,
    quantities: [1 + (index % 3), ...(index % 4 === 0 ? [1] : [])],
    dueAt: new Date(Date.UTC(2026, 10, 22) + index * 60_000).toISOString(),
  })
  return { ...doc, storeId, factoryId } as Fulfillment
}

async function insert({ cloud }: RunningCloud, docs: readonly Fulfillment[]): Promise<void> {
  await cloud.db.asService(async (tx) => {
    await tx.query(
      `insert into orders (id, store_id, order_number, status, payment_status, customer_name, customer_email, currency, subtotal, total, checkout_key, placed_at)
       select id, $1, number, 'new', 'paid', 'Bench', 'bench@example.test', 'ZAR', 0, 0, id::text, now() from unnest($2::uuid[], $3::text[]) as o (id, number)`,
      [cloud.storeId, docs.map((doc) => doc.orderId), docs.map((doc) => doc.order.number)],
    )
    await tx.query(
      `insert into order_items (id, store_id, order_id, type, title, variant_title, sku, unit_price, quantity)
       select id, $1, order_id, 'product', 'Bench', '', '${GOODS[0].sku}', 0, 1 from unnest($2::uuid[], $3::uuid[]) as i (id, order_id)`,
      [
        cloud.storeId,
        docs.flatMap((doc) => doc.items.map((item) => item.id)),
        docs.flatMap((doc) => doc.items.map(() => doc.orderId)),
      ],
    )
    await tx.query(
      `insert into fulfillment_requests (id, store_id, order_id, provider, factory_id, status, doc, due_at)
       select id, $1, order_id, 'factory', factory_id, 'submitted', doc::json, due_at from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[]) as f (id, order_id, factory_id, doc, due_at)`,
      [
        cloud.storeId,
        docs.map((doc) => doc.id),
        docs.map((doc) => doc.orderId),
        docs.map((doc) => doc.factoryId),
        docs.map((doc) => JSON.stringify(doc)),
        docs.map((doc) => doc.dueAt),
      ],
    )
    await tx.query(
      `insert into fulfillment_request_items (id, store_id, fulfillment_request_id, order_item_id, quantity)
       select id, $1, fulfillment_id, id, quantity from unnest($2::uuid[], $3::uuid[], $4::int[]) as i (id, fulfillment_id, quantity)`,
      [
        cloud.storeId,
        docs.flatMap((doc) => doc.items.map((item) => item.id)),
        docs.flatMap((doc) => doc.items.map(() => doc.id)),
        docs.flatMap((doc) => doc.items.map((item) => item.quantity)),
      ],
    )
  })
}
