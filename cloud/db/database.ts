import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import type { z } from 'zod'

/**
 * Who a transaction runs for. Becomes `request.jwt.claims`, which the RLS policies read; `role` is the database role.
 * A station acting for nobody in particular has `app_role: 'station'`.
 */
export interface Claims {
  readonly role: 'anon' | 'authenticated'
  readonly store_id: string
  readonly sub?: string
  readonly app_role?: 'shopper' | 'operator' | 'maker' | 'admin' | 'station'
  readonly factory_id?: string | null
  readonly maker_id?: string | null
  readonly device_id?: string
}

/** An open transaction. Exists only inside `as` and `asService`. */
export interface Tx {
  /** Rows of one statement. Values are bound, never spliced. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** The first row, or null. */
  first<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row | null>
  /** Rows parsed at the door by a schema. */
  rows<Schema extends z.ZodType>(
    schema: Schema,
    text: string,
    values?: readonly unknown[],
  ): Promise<z.infer<Schema>[]>
  /**
   * Runs consequences that the caller may not do by themselves (ledger rows, jobs, mails) as `service_role`,
   * inside the same transaction; then goes back to the caller's role.
   */
  elevated<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Called after the commit, never after a rollback. For pokes; nothing that must not be lost. */
  afterCommit(act: () => void): void
}

export interface Database {
  readonly pool: pg.Pool
  /** A transaction that RLS binds to `claims`. Rolled back when `work` throws. */
  as<T>(claims: Claims, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A transaction of the system itself: jobs, migrations of data, seeding. */
  asService<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * One call of a function of ours that has its own rights (`app.take_point`, …), as a transaction of its own in a
   * single trip. Answers its only row. A table is not to be asked this way: no role is set.
   */
  call<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row>
  close(): Promise<void>
}

/** Whether this chain of calls is inside a transaction. Its own second one could wait for the first for ever. */
const chain = new AsyncLocalStorage<{ open: boolean }>()

/**
 * Gives a pool the transactions above. A transaction inside another one's work is refused: the work has a `tx` already.
 * `close` is what ends the pool (and PGlite under it).
 */
export function openDatabase(pool: pg.Pool, close: () => Promise<void> = () => pool.end()): Database {
  const transact = async <T>(opening: string, back: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    refuseInside()
    const acts: (() => void)[] = []
    const client = await pool.connect()
    const result = await chain.run({ open: true }, async () => {
      let broken: Error | undefined
      try {
        await client.query(opening)
        const made = await work(transaction(client, back, acts))
        const { command } = await client.query('commit')
        // After a failed statement that the work swallowed, Postgres answers a commit by rolling back.
        if (command !== 'COMMIT')
          throw new Error('Nothing was saved: a statement failed and its error was swallowed.')
        return made
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
        throw error
      } finally {
        const self = chain.getStore()
        if (self) self.open = false
        client.release(broken)
      }
    })
    acts.forEach((act) => act())
    return result
  }
  return {
    pool,
    as: (claims, work) => {
      const role = claims.role === 'anon' ? 'anon' : 'authenticated'
      const claimed = `select set_config('request.jwt.claims', ${pg.escapeLiteral(JSON.stringify(claims))}, true)`
      return transact(`begin; set local role ${role}; ${claimed}`, `set local role ${role}`, work)
    },
    asService: (work) => transact('begin; set local role service_role', 'set local role service_role', work),
    async call<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row> {
      refuseInside()
      const [row] = (await pool.query<Row>(text, values as unknown[])).rows
      if (!row) throw new Error('A function of the database answered no row.')
      return row
    },
    close,
  }
}

function refuseInside(): void {
  if (chain.getStore()?.open)
    throw new Error('A transaction is already open in this chain of calls: use the tx you were given.')
}

function transaction(client: pg.PoolClient, back: string, acts: (() => void)[]): Tx {
  const query: Tx['query'] = async (text, values) =>
    (await client.query(text, values as unknown[] | undefined)).rows
  const tx: Tx = {
    query,
    first: async (text, values) => (await query<never>(text, values))[0] ?? null,
    rows: async (schema, text, values) => (await query(text, values)).map((row) => schema.parse(row)),
    async elevated(work) {
      await client.query('set local role service_role')
      try {
        return await work({ ...tx, elevated: (inner) => inner(tx) })
      } finally {
        // In a failed transaction this fails too, and the rollback takes the role back.
        await client.query(back).catch(() => undefined)
      }
    },
    afterCommit: (act) => {
      acts.push(act)
    },
  }
  return tx
}
