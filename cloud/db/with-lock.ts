import type pg from 'pg'

/** One number for each thing that only one process may do at a time: "PB", a year, and its place here. */
const LOCKS = { migrate: 50_662_026, demo: 50_662_027, queue: 50_662_028 }

/** Runs `work` while no other process on this database runs the same; the others wait. `client` is the session that holds the lock. */
export async function withLock<T>(
  pool: pg.Pool,
  what: keyof typeof LOCKS,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCKS[what]])
    try {
      return await work(client)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCKS[what]])
    }
  } finally {
    client.release()
  }
}
