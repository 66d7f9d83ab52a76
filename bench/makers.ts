import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import pg from 'pg'
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../cloud/demo/accounts.ts'
import { seedDemo } from '../cloud/demo/seed.ts'
import { startCloud, type RunningCloud } from '../cloud/start.ts'
import { cloudContract, type CloudClient } from '../src-shared/cloud-contract/contract.ts'
import type { WorkRow } from '../src-shared/cloud-contract/makers/work.ts'
import { percentiles, timed, type Bench } from './measure.ts'

const JOBS = 1000
/** What one call of assigning many takes. */
const AT_ONCE = 500
const ORDERS = 3600
const REASON = 'Fits, is near and has room'

/**
 * Handing a thousand fulfilments to makers, over HTTP, from one cloud on Postgres: with a call for each, and with the
 * call for many. Either way each is a transaction of its own, with its maker order, earning, events, news and mail.
 */
export const makers: Bench = {
  title: 'assignments to makers',
  ids: ['makers.assign.1000', 'makers.assign.one', 'makers.plan.500'],
  async run(world) {
    const { url: database } = await world.database()
    const running = await startCloud({
      config: { dataDir: world.folder(), databaseUrl: database, logLevel: 'silent' },
    })
    world.atEnd(() => running.close())
    await seedDemo(running.cloud, { orders: ORDERS })
    const client = await officeOf(running)
    const [maker] = (await client.makers.list({ status: 'active' })).rows
    const work = await openWork(client, 2 * JOBS)
    const [many, single] = [work.slice(0, JOBS), work.slice(JOBS)]

    const planned = await timed(() =>
      client.makers.plan({ fulfillmentIds: many.slice(0, AT_ONCE).map(({ id }) => id) }),
    )
    const bulk = await timed(async () => {
      for (let at = 0; at < JOBS; at += AT_ONCE) {
        const assignments = many
          .slice(at, at + AT_ONCE)
          .map(({ id }) => ({ fulfillmentId: id, makerId: maker!.id, reason: REASON }))
        const refused = (await client.makers.assignMany({ assignments })).filter(({ ok }) => !ok)
        if (refused.length > 0) throw new Error(`Not assigned: ${refused[0]!.sentence}`)
      }
    })
    const presses: number[] = []
    for (const { id, orderId } of single)
      presses.push(
        await timed(() =>
          client.makers.assign({ orderId, makerId: maker!.id, reason: REASON, fulfillmentIds: [id] }),
        ),
      )
    return [
      {
        id: 'makers.assign.1000',
        value: bulk / 1000,
        unit: 's',
        floor: (await commits(database, JOBS)) / 1000,
      },
      ...percentiles('makers.assign.one', presses),
      { id: 'makers.plan.500', value: planned, unit: 'ms', floor: null },
    ]
  },
}

/** Open work of the factories, what is due first first. */
async function openWork(client: CloudClient, wanted: number): Promise<WorkRow[]> {
  const found: WorkRow[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<CloudClient['makers']['work']>> = await client.makers.work({
      slice: 'at_factory',
      after,
      limit: 200,
    })
    found.push(...page.rows)
    after = page.next
  } while (after && found.length < wanted)
  if (found.length < wanted) throw new Error(`Only ${found.length} open fulfilments: make more orders.`)
  return found.slice(0, wanted)
}

/** Milliseconds of as many durable commits of one small row each, one after the other. */
async function commits(database: string, count: number): Promise<number> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query('create table floor_rows_kept (at int)')
  try {
    return await timed(async () => {
      for (let at = 0; at < count; at++) await client.query('insert into floor_rows_kept values ($1)', [at])
    })
  } finally {
    await client.query('drop table floor_rows_kept')
    await client.end()
  }
}

async function officeOf({ url }: RunningCloud): Promise<CloudClient> {
  const client = (headers: Record<string, string> = {}): CloudClient =>
    createORPCClient(new OpenAPILink(cloudContract, { url: `${url}/v1`, headers })) as unknown as CloudClient
  const admin = DEMO_PEOPLE.find(({ role }) => role === 'admin')!
  const { accessToken } = await client().auth.signIn({ email: admin.email, password: DEMO_PASSWORD })
  return client({ authorization: `Bearer ${accessToken}` })
}
