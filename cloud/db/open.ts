import { join } from 'node:path'
import pg from 'pg'
import { openDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite/open.ts'

export type Backend = 'postgres' | 'pglite'

export interface OpenedDatabase {
  readonly db: Database
  readonly backend: Backend
}

/** Connections of one process. A database of 100 connections serves about eight processes with room for its keeper. */
const POOL_SIZE = 12

/**
 * Opens Postgres at `url`, or without one the in-process database under `dataDir`, and migrates it.
 * Throws when the server cannot be reached, is older than 15, or the migrations do not fit.
 */
export async function openMigratedDatabase(options: {
  url: string | null
  dataDir: string
}): Promise<OpenedDatabase> {
  if (!options.url) {
    const { pool, close } = await openPglite(join(options.dataDir, 'pg'))
    return migrated({ db: openDatabase(pool, close), backend: 'pglite' })
  }
  const pool = new pg.Pool({
    connectionString: options.url,
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    application_name: 'packbench',
  })
  pool.on('error', () => undefined)
  return migrated({ db: openDatabase(pool), backend: 'postgres' })
}

async function migrated(opened: OpenedDatabase): Promise<OpenedDatabase> {
  try {
    const { rows } = await opened.db.pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    if ((rows[0]?.version ?? 0) < 150_000)
      throw new Error('DATABASE_URL leads to a PostgreSQL older than 15: Packbench needs 15 or newer.')
    await migrate(opened.db.pool)
    return opened
  } catch (error) {
    await opened.db.close()
    const { code, message } = error as { code?: string; message?: string }
    // Not reachable, no such database, wrong password: the variable is what to look at.
    if (
      opened.backend === 'postgres' &&
      (code?.startsWith('E') || code?.startsWith('28') || code?.startsWith('3D'))
    )
      throw new Error(
        `The cloud cannot start: the database in DATABASE_URL cannot be used: ${message || code}`,
        { cause: error },
      )
    throw error
  }
}
