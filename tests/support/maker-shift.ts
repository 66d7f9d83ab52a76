import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashSecret } from '../../cloud/auth/secret-hash.ts'
import { tidyCode } from '../../cloud/auth/enrolment-code.ts'
import { hashToken } from '../../cloud/auth/tokens.ts'
import { openStation, type Station, type StationOptions } from '../../src-main/station/station.ts'
import { cloudContract, type CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { FulfillmentId, MakerId } from '../../src-shared/ids/ids.ts'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import { quiet, until } from './bench.ts'
import type { DatabaseKind } from './databases.ts'
import { startNetwork, type Network } from './network.ts'
import { aCloud, type Bought, type ShiftCloud } from './shift.ts'

const PASSWORD = 'makers-make-things'

/** A maker with a station of their own, on a cable with weather. */
export interface MakerAtWork {
  readonly makerId: MakerId
  readonly name: string
  readonly email: string
  readonly network: Network
  readonly dataDir: string
  client(): StationClient
  /** The JSON API under the maker's own token, as a program without our client could call it. */
  api(): Promise<CloudClient>
  /** The job of an order, once it has arrived at the maker's station. */
  arrived(order: Bought): Promise<FulfillmentId>
  /** Until nothing waits to be sent. */
  settled(): Promise<void>
  /** `meanwhile` is done while the station is closed. */
  restart(meanwhile?: () => void): Promise<void>
}

/** A cloud with a shop and an office, and makers who join it. */
export interface MakerShift {
  readonly cloud: ShiftCloud
  office(): Promise<CloudClient>
  /** Somebody becomes a maker, is given a station and signs in on it. */
  maker(name: string): Promise<MakerAtWork>
  /** The office hands an order to a maker. */
  assign(order: Bought, maker: MakerAtWork, reason?: string): Promise<void>
  part(order: Bought): Promise<{ id: FulfillmentId; status: string; maker_id: string | null }>
  /** The ledger's rows of an order: kind, amount in cents, state. */
  ledger(order: Bought): Promise<(readonly [string, number, string])[]>
  close(): Promise<void>
}

/** Opens one on a database of its own. */
export async function aMakerShift(
  kind: DatabaseKind,
  options: { undoMs?: number; station?: Partial<StationOptions> } = {},
): Promise<MakerShift> {
  const cloud = await aCloud(kind)
  const endings: (() => Promise<void> | void)[] = []
  const shift: MakerShift = {
    cloud,
    office: () => cloud.office.client(),
    async maker(name) {
      const at = await maker(cloud, name, options)
      endings.push(at.close)
      return at
    },
    async assign(order, { makerId }, reason = 'has the right machine') {
      await (await cloud.office.client()).makers.assign({ orderId: order.orderId, makerId, reason })
    },
    async part(order) {
      const [row] = await cloud.rows<{ id: FulfillmentId; status: string; maker_id: string | null }>(
        'select id, status, maker_id from fulfillment_requests where order_id = $1',
        [order.orderId],
      )
      return row!
    },
    async ledger(order) {
      const rows = await cloud.rows<{ kind: string; amount: string; state: string }>(
        'select kind, amount, state from maker_earnings where order_id = $1 order by created_at, id',
        [order.orderId],
      )
      return rows.map(({ kind: what, amount, state }) => [what, Number(amount), state] as const)
    },
    async close() {
      for (const end of endings.reverse()) await end()
      await cloud.close()
    },
  }
  return shift
}

async function maker(
  cloud: ShiftCloud,
  name: string,
  options: { undoMs?: number; station?: Partial<StationOptions> },
): Promise<MakerAtWork & { close: () => Promise<void> }> {
  const { newId, storeId } = cloud.cloud
  const [userId, makerId] = [newId(), newId() as MakerId]
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@makers.test`
  const code = `${newId().replaceAll('-', '').slice(-12)}`
  await cloud.cloud.db.asService(async (tx) => {
    await tx.query(
      "insert into users (id, store_id, email, name, role, password_hash) values ($1, $2, $3, $4, 'maker', $5)",
      [userId, storeId, email, name, await hashSecret(PASSWORD)],
    )
    await tx.query('insert into maker_profiles (id, store_id, user_id) values ($1, $2, $3)', [
      makerId,
      storeId,
      userId,
    ])
    await tx.query(
      `insert into enrollment_codes (id, store_id, maker_id, station_name, code_hash, expires_at) values ($1, $2, $3, $4, $5, now() + interval '1 hour')`,
      [newId(), storeId, makerId, `${name}'s workshop`, hashToken(tidyCode(code))],
    )
  })
  const network = await startNetwork(cloud.url)
  const dataDir = mkdtempSync(join(tmpdir(), 'packbench-maker-'))
  const open = (): Promise<Station> =>
    openStation({ dataDir, undoMs: options.undoMs ?? 0, log: quiet, ...options.station })
  let station = await open()
  let client: StationClient = createRouterClient(station.router)
  for (const done of [
    await client.session.enrol({ cloudUrl: network.url, code }),
    await client.session.signIn({ email, password: PASSWORD }),
  ])
    if (!done.ok) throw new Error(`The station said no: ${done.sentence}`)
  return {
    makerId,
    name,
    email,
    network,
    dataDir,
    client: () => client,
    async api() {
      const login: CloudClient = createORPCClient(new OpenAPILink(cloudContract, { url: `${cloud.url}/v1` }))
      const { accessToken } = await login.auth.signIn({ email, password: PASSWORD })
      return createORPCClient(
        new OpenAPILink(cloudContract, {
          url: `${cloud.url}/v1`,
          headers: { authorization: `Bearer ${accessToken}` },
        }),
      )
    },
    async arrived(order) {
      const row = await until(
        async () => (await client.bench.queue({ filter: 'all', search: order.number })).rows[0],
        `order ${order.number} at ${name}'s`,
      )
      return row!.id
    },
    async settled() {
      await until(async () => (await client.status()).sync.waiting === 0, `an empty outbox at ${name}'s`)
    },
    async restart(meanwhile = () => undefined) {
      await station.close()
      meanwhile()
      station = await open()
      client = createRouterClient(station.router)
    },
    async close() {
      await station.close()
      await network.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
