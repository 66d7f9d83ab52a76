import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { SessionStream, type SharedSession } from './session-stream.ts'
import { turns } from './turns.ts'

/** PGlite behind the ordinary pool of `pg`, so that one code path serves it and a Postgres server. `patienceMs` is for tests. */
export function poolOf(lite: PGlite, patienceMs?: number): pg.Pool {
  const shared: SharedSession = { lite, turns: turns(patienceMs), connected: new Set() }
  const pool = new pg.Pool({
    stream: () => new SessionStream(shared),
    user: 'postgres',
    database: 'postgres',
    max: 20,
  })
  // An idle client whose stream broke is replaced by the pool; without a listener the process would end.
  pool.on('error', () => undefined)
  return pool
}
