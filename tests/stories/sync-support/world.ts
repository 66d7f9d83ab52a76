import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { asProblem } from '../../../cloud/api/as-problem.ts'
import { openAuth } from '../../../cloud/auth/open-auth.ts'
import { hashToken } from '../../../cloud/auth/tokens.ts'
import type { Log } from '../../../cloud/config/log.ts'
import type { Database, Tx } from '../../../cloud/db/database.ts'
import { newFulfillment, changeOf, withMutation } from '../../../cloud/fulfillment/change.ts'
import { loadFulfillments } from '../../../cloud/fulfillment/load.ts'
import { saveFulfillments, type SaveContext } from '../../../cloud/fulfillment/save.ts'
import type { CloudApp, CloudEnv } from '../../../cloud/http.ts'
import { problemResponse } from '../../../cloud/problem.ts'
import { scopesOf } from '../../../cloud/sync/device.ts'
import type { SaveChanges } from '../../../cloud/sync/push/settle.ts'
import { openSync, type Sync, type SyncSettings } from '../../../cloud/sync/sync.ts'
import type { Actor, Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { uuidV7 } from '../../../src-shared/ids/uuid-v7.ts'
import { isRefusal } from '../../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { aFulfillment, olga } from '../../support/a-fulfillment.ts'
import type { TestDatabase } from '../../support/databases.ts'

export const newId = (): string => uuidV7(Date.now(), randomBytes(10))

/** One enrolled station as the tests hold it. */
export interface Enrolled {
  readonly deviceId: string
  readonly token: string
  readonly factoryId: string | null
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A store with two factories, their people, and sync over real HTTP, on whatever database it is given. */
export interface SyncWorld {
  readonly url: string
  readonly db: Database
  readonly sync: Sync
  readonly storeId: string
  readonly factoryA: string
  readonly factoryB: string
  /** Operator of factory A who may confirm by hand. */
  readonly thandi: Actor
  /** Operator of factory B. */
  readonly sipho: Actor
  readonly logged: readonly LogLine[]
  /** Where the cloud believes to be in time, in milliseconds. */
  setNow(ms: number): void
  enrol(where?: { factoryId?: string | null; makerId?: string | null }): Promise<Enrolled>
  revoke(station: Enrolled): Promise<void>
  /** Paid orders with one fulfilment each, waiting at the bench of factory A unless said otherwise. */
  addFulfillments(count: number, overrides?: Partial<Fulfillment>): Promise<Fulfillment[]>
  /** What the office does to a fulfilment, and everyone is told. */
  office(id: string, name: string, args: object): Promise<Fulfillment>
  /** One note by the office; `committed` is called right after the commit, before anyone is told. */
  note(id: string, text: string, committed: () => void): Promise<void>
  /** The cloud's document and version, seen by nobody's rights. */
  stored(id: string): Promise<{ version: number; doc: Fulfillment }>
  /** Replaces how fulfilments are saved during pushes, to break things. */
  breakSaving(wrap: ((save: SaveChanges) => SaveChanges) | null): void
  close(): Promise<void>
}

export async function aSyncWorld(
  db: Database,
  options: { shared?: boolean; settings?: Partial<SyncSettings> } = {},
): Promise<SyncWorld> {
  let now = Date.UTC(2026, 10, 21, 9)
  const logged: LogLine[] = []
  const clock = { now: () => now, monotonic: () => performance.now() }
  const [storeId, factoryA, factoryB] = [newId(), newId(), newId()]
  const person = (name: string, role: Actor['role']): Actor => ({ id: newId() as Actor['id'], name, role })
  const [thandi, sipho] = [person('Thandi Nkosi', 'operator'), person('Sipho Dube', 'operator')]
  await seed(db, { storeId, factoryA, factoryB, thandi, sipho })

  const context: SaveContext = { clock, newId, jobs: noJobs }
  const honestSave: SaveChanges = (tx, changes) => saveFulfillments(context, tx, changes)
  let save = honestSave
  const sync = await openSync({
    db,
    clock,
    newId,
    log: aLog(logged),
    auth: openAuth({ db, clock, storeId, secret: 'a secret of at least thirty-two characters' }),
    save: (tx, changes) => save(tx, changes),
    shared: options.shared ?? false,
    settings: {
      safetyPollMs: 60_000,
      heartbeatMs: 60_000,
      pushesPerSecond: 1e6,
      pushBurst: 1e6,
      ...options.settings,
    },
  })
  const server = await serve(sync)
  const byOffice = (id: string, name: string, args: object, committed?: () => void): Promise<Fulfillment> =>
    db.asService(async (tx) => {
      const loaded = (await loadFulfillments(tx, [id])).get(id)!
      const mutationId = newId()
      const after = applyCall(
        loaded.doc,
        { name, version: 1, args },
        { now: toInstant(now), actor: olga, mutationId, permissions: [] },
      )
      if (isRefusal(after)) throw new Error(`The office was refused: ${after.refused}`)
      await saveFulfillments(context, tx, [
        withMutation(changeOf(loaded), after, { mutationId, mutationName: name }),
      ])
      tx.afterCommit(() => {
        committed?.()
        sync.poke(scopesOf([loaded.doc, after]))
      })
      return after
    })

  return {
    url: server.url,
    db,
    sync,
    storeId,
    factoryA,
    factoryB,
    thandi,
    sipho,
    logged,
    setNow: (ms) => void (now = ms),
    enrol: (where) => enrol(db, storeId, { factoryId: factoryA, makerId: null, ...where }),
    async revoke(station) {
      await db.asService((tx) =>
        tx.query('update devices set revoked_at = now() where id = $1', [station.deviceId]),
      )
      sync.poke([`factory:${station.factoryId}`])
    },
    async addFulfillments(count, overrides = {}) {
      const docs = Array.from({ length: count }, (_, index) => aWaiting(storeId, factoryA, index, overrides))
      await db.asService(async (tx) => {
        await insertOrders(tx, docs)
        await saveFulfillments(
          context,
          tx,
          docs.map((doc) => newFulfillment(doc, { mutationId: newId(), mutationName: 'seed' })),
        )
        tx.afterCommit(() => sync.poke(scopesOf(docs)))
      })
      return docs
    },
    office: (id, name, args) => byOffice(id, name, args),
    async note(id, text, committed) {
      await byOffice(id, 'fulfillment.note', { text }, committed)
    },
    async stored(id) {
      const row = await db.asService((tx) =>
        tx.first<{ version: number; doc: Fulfillment }>(
          'select version::int as version, doc from fulfillment_requests where id = $1',
          [id],
        ),
      )
      return row!
    },
    breakSaving: (wrap) => void (save = wrap ? wrap(honestSave) : honestSave),
    async close() {
      await sync.close()
      await server.close()
    },
  }
}

/** The world on a test's database. Where that kind of database is missing the tests are skipped, and there is no world. */
export async function aSyncWorldOn(
  db: TestDatabase,
  options: Parameters<typeof aSyncWorld>[1] = {},
): Promise<SyncWorld> {
  const database = databaseOf(db)
  return database ? aSyncWorld(database, options) : (undefined as never)
}

/** The test's database, or null where there is none on this machine. */
export function databaseOf(db: TestDatabase): Database | null {
  try {
    return db.database
  } catch {
    return null
  }
}

const noJobs = {
  enqueue: () => Promise.resolve(),
  enqueueAll: () => Promise.resolve(),
} as unknown as SaveContext['jobs']

const aLog = (lines: LogLine[]): Log => {
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: fields as LogLine['fields'] })
  const log: Log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  }
  return log
}

function aWaiting(
  storeId: string,
  factoryId: string,
  index: number,
  overrides: Partial<Fulfillment>,
): Fulfillment {
  const doc = aFulfillment({ ...overrides })
  const number = `PB-${Array.from(randomBytes(8), (byte) => 'ABCDEFGHJKMNPQRSTVWXYZ23456789'[byte % 30]).join('')}`
  return {
    ...doc,
    id: newId() as Fulfillment['id'],
    orderId: newId() as Fulfillment['orderId'],
    storeId: storeId as Fulfillment['storeId'],
    factoryId:
      overrides.factoryId === undefined ? (factoryId as Fulfillment['factoryId']) : overrides.factoryId,
    order: { ...doc.order, number, customerName: `${doc.order.customerName} ${index}` },
    items: doc.items.map((item) => ({ ...item, id: randomUUID() })),
  }
}

async function insertOrders(tx: Tx, docs: readonly Fulfillment[]): Promise<void> {
  await tx.query(
    `insert into orders (id, store_id, order_number, status, payment_status, customer_name, customer_email, currency, subtotal, total, checkout_key, placed_at)
     select id, store_id, number, 'new', 'paid', 'Zoë Müller', 'zoe@example.com', 'ZAR', 100, 100, number, $4::timestamptz
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as o (id, store_id, number)`,
    [
      docs.map((d) => d.orderId),
      docs.map((d) => d.storeId),
      docs.map((d) => d.order.number),
      docs[0]!.order.placedAt,
    ],
  )
}

async function enrol(
  db: Database,
  storeId: string,
  { factoryId, makerId }: { factoryId: string | null; makerId: string | null },
): Promise<Enrolled> {
  const station = { deviceId: newId(), token: randomBytes(32).toString('base64url'), factoryId }
  await db.asService((tx) =>
    tx.query(
      'insert into devices (id, store_id, factory_id, maker_id, name, token_hash) values ($1, $2, $3, $4, $5, $6)',
      [station.deviceId, storeId, factoryId, makerId, 'Bench', hashToken(station.token)],
    ),
  )
  return station
}

async function seed(
  db: Database,
  {
    storeId,
    factoryA,
    factoryB,
    thandi,
    sipho,
  }: Record<'storeId' | 'factoryA' | 'factoryB', string> & Record<'thandi' | 'sipho', Actor>,
): Promise<void> {
  await db.asService(async (tx) => {
    await tx.query(
      `insert into stores (id, slug, name, support_email, currency) values ($1, $2, 'Packbench', 'help@example.com', 'ZAR')`,
      [storeId, `s-${storeId}`],
    )
    await tx.query(`insert into factories (id, store_id, name) values ($1, $3, 'A'), ($2, $3, 'B')`, [
      factoryA,
      factoryB,
      storeId,
    ])
    for (const [who, factory] of [
      [thandi, factoryA],
      [sipho, factoryB],
    ] as const) {
      await tx.query('insert into users (id, store_id, email, name, role) values ($1, $2, $3, $4, $5)', [
        who.id,
        storeId,
        `${who.id}@example.com`,
        who.name,
        who.role,
      ])
      await tx.query(
        `insert into factory_members (factory_id, user_id, permissions) values ($1, $2, '{confirm_by_hand}')`,
        [factory, who.id],
      )
    }
  })
}

async function serve(sync: Sync): Promise<{ url: string; close(): Promise<void> }> {
  const app: CloudApp = new Hono<CloudEnv>()
  app.use(async (c, next) => {
    c.set('requestId', 'a-request')
    await next()
    c.header('x-request-id', 'a-request')
  })
  sync.routes(app)
  app.onError((error, c) => problemResponse(asProblem(error), c.get('requestId')))
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close()
      ;(server as unknown as { closeAllConnections(): void }).closeAllConnections()
      await once(server, 'close').catch(() => undefined)
    },
  }
}
