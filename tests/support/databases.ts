import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { openDatabase, type Database } from '../../cloud/db/database.ts'
import { newPglite } from '../../cloud/db/pglite/new-pglite.ts'
import { poolOf } from '../../cloud/db/pglite/pool.ts'
import { migratedSeed } from '../../cloud/db/pglite/seed.ts'
import { askForPostgres, freshDatabase } from './postgres.ts'

export type DatabaseKind = 'PGlite' | 'PostgreSQL'

/** A migrated, empty database for one group of tests. Its parts exist while the tests run, not while they are declared. */
export interface TestDatabase {
  readonly kind: DatabaseKind
  readonly database: Database
  readonly pool: pg.Pool
}

/** Declares a group of tests twice, on PGlite and on a real PostgreSQL, each with a fresh database. */
export function eachDatabase(name: string, tests: (db: TestDatabase) => void): void {
  for (const kind of ['PGlite', 'PostgreSQL'] as const) {
    describe(`${name} on ${kind}`, () => tests(onDatabase(kind)))
  }
}

/** Within a group of tests: a fresh database of that kind, there before the first and gone after the last. */
export function onDatabase(kind: DatabaseKind): TestDatabase {
  let open: OpenDatabase | undefined
  let missing: string | undefined
  beforeAll(async () => {
    missing = kind === 'PostgreSQL' ? await reasonWithout() : undefined
    if (missing === undefined) open = kind === 'PGlite' ? await openPglite() : await openPostgres()
  })
  beforeEach((context) => {
    if (missing !== undefined) context.skip(missing)
  })
  afterAll(() => open?.remove())
  const opened = (): OpenDatabase => {
    if (!open) throw new Error('The database exists only inside tests and hooks')
    return open
  }
  return {
    kind,
    get database() {
      return opened().database
    },
    get pool() {
      return opened().database.pool
    },
  }
}

interface OpenDatabase {
  database: Database
  remove(): Promise<void>
}

async function reasonWithout(): Promise<string | undefined> {
  const answer = await askForPostgres()
  return 'unavailable' in answer ? `no PostgreSQL: ${answer.unavailable}` : undefined
}

async function openPglite(): Promise<OpenDatabase> {
  const lite = await newPglite({ loadDataDir: await migratedSeed() })
  const database = openDatabase(poolOf(lite))
  return {
    database,
    async remove() {
      await database.close()
      await lite.close()
    },
  }
}

async function openPostgres(): Promise<OpenDatabase> {
  const fresh = await freshDatabase()
  const pool = new pg.Pool({ connectionString: fresh.url })
  // Dropping the database ends connections that a failed test left open.
  pool.on('error', () => undefined)
  const database = openDatabase(pool)
  return {
    database,
    async remove() {
      await database.close()
      await fresh.drop()
    },
  }
}
