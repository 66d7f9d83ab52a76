import type { Database, Tx } from '../../../cloud/db/database.ts'

/** A database whose transactions can be made to die at a chosen statement, as they do when the machine goes. */
export interface FaultyDatabase extends Database {
  /** The next transaction of a station dies at its n-th statement (from 1): before it ran, or after. Null: none does. */
  dieAt(statement: number | null, when?: 'before' | 'after'): void
  /** How many statements the last transaction of a station had. */
  readonly statements: number
}

/** As Postgres says it when it is shut down (class 57). */
const shutDown = (): Error =>
  Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })

export function faultyDatabase(db: Database): FaultyDatabase {
  let fatal: { statement: number; when: 'before' | 'after' } | null = null
  let statements = 0
  const wrapped = (tx: Tx): Tx => ({
    ...tx,
    async query(text, values) {
      statements += 1
      const dies = statements === fatal?.statement ? fatal.when : null
      if (dies === 'before') throw shutDown()
      const rows = await tx.query<never>(text, values)
      if (dies === 'after') throw shutDown()
      return rows
    },
    async first(text, values) {
      return (await this.query<never>(text, values))[0] ?? null
    },
    async rows(schema, text, values) {
      return (await this.query(text, values)).map((row) => schema.parse(row))
    },
    elevated: (work) => tx.elevated((inner) => work(wrapped(inner))),
  })
  return {
    ...db,
    as(claims, work) {
      statements = 0
      return db.as(claims, (tx) => work(wrapped(tx)))
    },
    dieAt: (statement, when = 'before') => {
      fatal = statement === null ? null : { statement, when }
    },
    get statements() {
      return statements
    },
  }
}
