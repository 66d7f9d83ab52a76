import pg from 'pg'
import { migrate } from '../../cloud/db/migrate.ts'
import { administer, template } from './postgres-admin.ts'
import type { PostgresServer } from './postgres-server.ts'

/** Migrates one database, once: copying it takes a twentieth of the time. */
export async function makeTemplate(server: PostgresServer): Promise<void> {
  await administer(server.url('postgres'), `create database ${template}`)
  const pool = new pg.Pool({ connectionString: server.url(template) })
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
}
