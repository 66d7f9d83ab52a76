import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import pg from 'pg'
import { hashSecret } from '../../cloud/auth/secret-hash.ts'
import { openDatabase } from '../../cloud/db/database.ts'
import type { OpenedDatabase } from '../../cloud/db/open.ts'
import { openPglite } from '../../cloud/db/pglite/open.ts'
import { startCloud, type RunningCloud, type StartOptions } from '../../cloud/start.ts'
import { cloudContract, type CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { ProblemDetails } from '../../cloud/problem.ts'
import type { DatabaseKind } from './databases.ts'
import { freshDatabase } from './postgres.ts'

/** A clock that stands still until it is told otherwise. Waiting is measured by the machine's own. */
export interface TestClock {
  now(): number
  monotonic(): number
  forward(ms: number): void
}

export interface TestCloud extends RunningCloud {
  readonly clock: TestClock
  /** Typed calls of the JSON API, with these headers. */
  client(headers?: Record<string, string>): CloudClient
  /** A call as a program without our client makes it. */
  post(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: unknown }>
  addFactory(name: string): Promise<string>
  addPerson(person: NewPerson): Promise<string>
  /** Signs in and answers the header that says so. */
  as(email: string, headers?: Record<string, string>): Promise<{ authorization: string }>
  /** Stops it and removes everything. */
  remove(): Promise<void>
}

export interface NewPerson {
  readonly email: string
  readonly role: 'shopper' | 'operator' | 'maker' | 'admin'
  readonly factoryId?: string
  readonly permissions?: readonly string[]
}

/** Everybody's password in tests. */
export const PASSWORD = 'correct horse battery'

/** A cloud in this process on a database of its own, with one admin: `admin@packbench.test`. */
export async function aCloud(
  kind: DatabaseKind = 'PGlite',
  options: Omit<StartOptions, 'clock' | 'database'> = {},
): Promise<TestCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-cloud-'))
  let ahead = 0
  const clock: TestClock = {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now(),
    forward: (ms) => {
      ahead += ms
    },
  }
  const { database, drop } = await openOn(kind)
  const running = await startCloud({
    ...options,
    clock,
    database,
    config: { dataDir: folder, ...options.config },
  })
  const { cloud, url } = running
  const passwordHash = await hashSecret(PASSWORD)
  const client = (headers: Record<string, string> = {}): CloudClient =>
    createORPCClient(new OpenAPILink(cloudContract, { url: `${url}/v1`, headers })) as unknown as CloudClient

  const test: TestCloud = {
    ...running,
    clock,
    client,
    async post(path, body, headers = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json', ...headers },
      })
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
    async addFactory(name) {
      const id = cloud.newId()
      await cloud.db.asService((tx) =>
        tx.query('insert into factories (id, store_id, name) values ($1, $2, $3)', [id, cloud.storeId, name]),
      )
      return id
    },
    async addPerson({ email, role, factoryId, permissions = [] }) {
      const id = cloud.newId()
      await cloud.db.asService(async (tx) => {
        await tx.query(
          'insert into users (id, store_id, email, name, role, password_hash) values ($1, $2, $3, $4, $5, $6)',
          [id, cloud.storeId, email, email.split('@')[0], role, passwordHash],
        )
        if (factoryId)
          await tx.query(
            'insert into factory_members (factory_id, user_id, permissions) values ($1, $2, $3)',
            [factoryId, id, permissions],
          )
        if (role === 'maker')
          await tx.query('insert into maker_profiles (id, store_id, user_id) values ($1, $2, $3)', [
            cloud.newId(),
            cloud.storeId,
            id,
          ])
      })
      return id
    },
    async as(email, headers = {}) {
      const session = await client(headers).auth.signIn({ email, password: PASSWORD })
      return { authorization: `Bearer ${session.accessToken}` }
    },
    async remove() {
      await running.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await test.addPerson({ email: 'admin@packbench.test', role: 'admin' })
  return test
}

async function openOn(kind: DatabaseKind): Promise<{ database: OpenedDatabase; drop: () => Promise<void> }> {
  if (kind === 'PGlite') {
    const { pool, close } = await openPglite(null)
    return { database: { db: openDatabase(pool, close), backend: 'pglite' }, drop: () => Promise.resolve() }
  }
  const fresh = await freshDatabase()
  const pool = new pg.Pool({ connectionString: fresh.url })
  pool.on('error', () => undefined)
  return { database: { db: openDatabase(pool), backend: 'postgres' }, drop: fresh.drop }
}

/** What a refused call of the typed client was told. Throws when the call was not refused. */
export async function problemOf(call: Promise<unknown>): Promise<ProblemDetails> {
  try {
    await call
  } catch (error) {
    // The client parses application/json alone; a problem arrives as a file.
    const { data } = error as { data?: { body?: unknown } }
    if (data?.body instanceof Blob) return JSON.parse(await data.body.text()) as ProblemDetails
    throw error
  }
  throw new Error('The call was not refused.')
}
