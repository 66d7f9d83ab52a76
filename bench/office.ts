import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import pg from 'pg'
import { DEMO_PASSWORD, openForBusiness } from '../cloud/demo/accounts.ts'
import { startCloud, type RunningCloud } from '../cloud/start.ts'
import { cloudContract, type CloudClient } from '../src-shared/cloud-contract/contract.ts'
import type { OrderFilter } from '../src-shared/cloud-contract/order-filter.ts'
import { percentiles, timed, type Bench } from './measure.ts'
import { fillWithOrders } from './million-orders.ts'

const ORDERS = 1_000_000
const ROUNDS = 12
const PAGE = 50

type Ask = Omit<OrderFilter, 'limit'>

/** What an office asks all day: lists by what is urgent, by place, by money, by date, and further pages. */
const LISTS: readonly Ask[] = [
  {},
  { status: ['new', 'in_production'] },
  { status: ['delivered'] },
  { overdue: true },
  { dueToday: true },
  { failed: true },
  { held: true },
  { problem: true },
  { country: ['IS'] },
  { country: ['ZA'], status: ['delivered'] },
  { payment: ['refunded'] },
  { placedFrom: '2025-03-01', placedTo: '2025-03-02' },
  { sort: 'due', status: ['new', 'in_production', 'partially_shipped'] },
  { sort: 'largest' },
  { sort: 'oldest', payment: ['refunded'] },
]

/** Orders of a million as the office lists and searches them: a page and the count, over HTTP, from one cloud on Postgres. */
export const office: Bench = {
  title: 'the office’s list of a million orders (about three minutes to make them)',
  ids: ['office.list.1000000', 'office.search.1000000', 'office.overview.1000000'],
  async run(world) {
    const { url } = await world.database()
    const running = await startCloud({
      config: { dataDir: world.folder(), databaseUrl: url, logLevel: 'silent' },
    })
    world.atEnd(() => running.close())
    const { cloud } = running
    await cloud.db.asService((tx) => openForBusiness(tx, cloud.newId, cloud.storeId))
    await someMakers(running)
    const made = await timed(() => fillWithOrders(url, cloud.storeId, ORDERS))
    world.say(`A million orders made in ${Math.round(made / 1000)} s`)
    const client = await officeOf(running)
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    world.atEnd(() => pool.end())

    const places = await client.desk.choices()
    const lists: Ask[] = [
      ...LISTS,
      ...places.factories.map(({ id }) => ({ factoryId: [id] })),
      ...places.makers.slice(0, 3).map(({ id }) => ({ makerId: [id] })),
    ]
    const searches = (await terms(pool)).map((search): Ask => ({ search }))
    searches.push({ search: 'müller', status: ['in_production'] }, { search: 'mug-0007', country: ['DE'] })
    return [
      ...percentiles('office.list.1000000', await measure(client, lists, true), await floor(pool)),
      ...percentiles('office.search.1000000', await measure(client, searches, false)),
      ...percentiles('office.overview.1000000', await often(() => client.orders.overview())),
    ]
  },
}

/** Milliseconds of each question, asked in turns so that none of them has everything to itself. */
async function measure(client: CloudClient, asks: readonly Ask[], turnPages: boolean): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round <= ROUNDS; round++)
    for (const ask of asks) {
      let after: string | null = null
      for (let page = 0; page < (turnPages ? 2 : 1); page++) {
        let next: string | null = null
        const took = await timed(async () => {
          next = (await client.orders.list({ ...ask, after, limit: PAGE })).next
        })
        // The first round warms what a program that has run for a minute has warm.
        if (round > 0) samples.push(took)
        if (!next) break
        after = next
      }
    }
  return samples
}

async function often(work: () => Promise<unknown>): Promise<number[]> {
  await work()
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round++) samples.push(await timed(work))
  return samples
}

/** Words of orders from all over the million, and of none: whole and in part, in several scripts, common and rare. */
async function terms(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ number: string; email: string; tracking: string }>(
    `select o.order_number as number, o.customer_email as email, s.tracking_number as tracking
     from orders o join shipments s on s.order_id = o.id where o.checkout_key in ('1001', '250007', '500009', '750013', '970001')`,
  )
  const known = rows.flatMap(({ number, email, tracking }) => [
    number,
    number.slice(4, 9).toLowerCase(),
    email,
    tracking,
    tracking.slice(4, 10),
  ])
  return [
    ...known,
    'muller',
    'grossmann zoe',
    'ØDEGÅRD',
    '佐藤',
    '山',
    'чайковский',
    'عبد',
    'nomvula dlamini',
    'mug-0042',
    'blue',
    'example.com',
    'pb',
    'zq',
    'k7',
    'buyer1234',
    'nobody-is-called-this',
  ]
}

/** The same fifty rows by their keys, without finding them. */
async function floor(pool: pg.Pool): Promise<number[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from orders order by placed_at desc limit ${PAGE}`,
  )
  const ids = rows.map((row) => row.id)
  return often(() => pool.query('select * from orders where id = any($1::uuid[])', [ids]))
}

async function officeOf({ url }: RunningCloud): Promise<CloudClient> {
  const login: CloudClient = createORPCClient(new OpenAPILink(cloudContract, { url: `${url}/v1` }))
  const { accessToken } = await login.auth.signIn({ email: 'olga@demo.test', password: DEMO_PASSWORD })
  return createORPCClient(
    new OpenAPILink(cloudContract, { url: `${url}/v1`, headers: { authorization: `Bearer ${accessToken}` } }),
  )
}

async function someMakers({ cloud }: RunningCloud): Promise<void> {
  await cloud.db.asService(async (tx) => {
    for (let place = 1; place <= 40; place++) {
      const user = cloud.newId()
      await tx.query("insert into users (id, store_id, email, name, role) values ($1, $2, $3, $4, 'maker')", [
        user,
        cloud.storeId,
        `maker${place}@bench.test`,
        `Maker ${place}`,
      ])
      await tx.query('insert into maker_profiles (id, store_id, user_id) values ($1, $2, $3)', [
        cloud.newId(),
        cloud.storeId,
        user,
      ])
    }
  })
}
