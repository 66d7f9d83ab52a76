import type pg from 'pg'

/** Lets consequences, which run as service_role, put jobs into the queue. */
export async function grantQueue(client: pg.PoolClient): Promise<void> {
  await client.query('grant usage on schema pgboss to service_role')
  await client.query('grant select, insert, update on all tables in schema pgboss to service_role')
}
