import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import type { Db as BossDb } from 'pg-boss'
import type { Tx } from '../db/database.ts'
import { listen } from '../db/listen.ts'

/** The transaction that the current enqueue belongs to. */
const current = new AsyncLocalStorage<Tx>()

/** Runs pg-boss calls so that their statements become part of `tx`. */
export const insideTransaction = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => current.run(tx, work)

/** How pg-boss reaches our database: through the open transaction while there is one, else through the pool. */
export function bossDatabase(pool: pg.Pool): BossDb {
  return {
    async executeSql(text, values) {
      const tx = current.getStore()
      if (tx) return { rows: await tx.query(text, values) }
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values)
      // Several statements in one text give several results.
      return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows }
    },
    listen: (channel, heard, again) => listen(pool, channel, heard, again),
  }
}
