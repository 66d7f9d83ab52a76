import type pg from 'pg'
import { withLock } from '../db/with-lock.ts'

/** Lets consequences, which run as service_role, put jobs into the queue. Two at once would be refused by Postgres. */
export async function grantQueue(pool: pg.Pool): Promise<void> {
  await withLock(pool, 'queue', async (client) => {
    await client.query('grant usage on schema pgboss to service_role')
    await client.query('grant select, insert, update on all tables in schema pgboss to service_role')
  })
}
