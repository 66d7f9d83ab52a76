import { z } from 'zod'
import { permission } from '../../src-shared/fulfillment/document.ts'
import type { Db } from './sqlite.ts'

/** A person who has signed in on this station, with what is needed to let them back in without a network. */
export const knownPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['operator', 'maker', 'admin']),
  permissions: z.array(permission),
  /** Argon2id PHC string. */
  pinHash: z.string().nullable(),
  /** Sealed; good for one use. */
  refreshToken: z.string().nullable(),
  wrongPins: z.int().nonnegative(),
  /** Has a one-time password and must choose their own; kept beside the table (session/password-due.ts). */
  passwordDue: z.boolean().optional(),
})
export type KnownPerson = z.infer<typeof knownPerson>

export interface PeopleTable {
  all(): KnownPerson[]
  find(id: string): KnownPerson | null
  put(person: KnownPerson): void
  /** Forgets somebody who may not come in here any more. */
  remove(id: string): void
  /** Forgets everybody: the station belongs to somebody else now. */
  clear(): void
}

interface Row {
  id: string
  name: string
  email: string
  role: string
  permissions: string
  pin_hash: string | null
  refresh_token: string | null
  wrong_pins: number
}

const fromRow = (row: Row): KnownPerson =>
  knownPerson.parse({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    permissions: JSON.parse(row.permissions),
    pinHash: row.pin_hash,
    refreshToken: row.refresh_token,
    wrongPins: row.wrong_pins,
  })

export function peopleTable(db: Db): PeopleTable {
  const all = db.prepare<[], Row>('select * from people order by name, id')
  const find = db.prepare<[string], Row>('select * from people where id = ?')
  const put = db.prepare(
    'insert or replace into people (id, name, email, role, permissions, pin_hash, refresh_token, wrong_pins) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('delete from people where id = ?')
  return {
    all: () => all.all().map(fromRow),
    find(id) {
      const row = find.get(id)
      return row ? fromRow(row) : null
    },
    put: (p) =>
      void put.run(
        p.id,
        p.name,
        p.email,
        p.role,
        JSON.stringify(p.permissions),
        p.pinHash,
        p.refreshToken,
        p.wrongPins,
      ),
    remove: (id) => void remove.run(id),
    clear: () => db.exec('delete from people'),
  }
}
