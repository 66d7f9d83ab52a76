import type pg from 'pg'

const LACKING = `
  select 1 from pg_class c where c.relnamespace = 'pgboss'::regnamespace and c.relkind in ('r', 'p')
    and not (has_schema_privilege('service_role', c.relnamespace, 'usage') and has_table_privilege('service_role', c.oid, 'select')
      and has_table_privilege('service_role', c.oid, 'insert') and has_table_privilege('service_role', c.oid, 'update'))
  limit 1`

/** Lets consequences, which run as service_role, put jobs into the queue. Writes nothing where they may already. */
export async function grantQueue(client: pg.PoolClient): Promise<void> {
  if ((await client.query(LACKING)).rows.length === 0) return
  await client.query('grant usage on schema pgboss to service_role')
  await client.query('grant select, insert, update on all tables in schema pgboss to service_role')
}
