import type pg from 'pg'

/** Keeps two processes that start together from granting at the same moment, which Postgres refuses. */
const LOCK = 50_662_027

/** Lets consequences, which run as service_role, put jobs into the queue. */
export async function grantQueue(pool: pg.Pool): Promise<void> {
  await pool.query(`
    begin;
    select pg_advisory_xact_lock(${LOCK});
    grant usage on schema pgboss to service_role;
    grant select, insert, update on all tables in schema pgboss to service_role;
    commit`)
}
