import { z } from 'zod'
import { permission, type Permission } from '../../src-shared/fulfillment/document.ts'
import type { Tx } from '../db/database.ts'

const row = z.object({
  id: z.uuid(),
  store_id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['shopper', 'operator', 'maker', 'admin']),
  active: z.boolean(),
  password_hash: z.string().nullable(),
  pin_hash: z.string().nullable(),
  /** Set while the password is one that the office gave: good until then. */
  one_time_password_until: z.date().nullable(),
  factory_id: z.uuid().nullable(),
  factory_name: z.string().nullable(),
  maker_id: z.uuid().nullable(),
  maker_status: z.enum(['active', 'paused', 'suspended']).nullable(),
  permissions: z.array(permission),
})

/** A person with what signing in needs to know. */
export type Account = z.infer<typeof row>

const SELECT = `
  select u.id, u.store_id, u.email, u.name, u.role, u.active, u.password_hash, u.pin_hash, u.one_time_password_until,
    m.factory_id, m.factory_name, mp.id as maker_id, mp.status as maker_status, coalesce(m.permissions, '{}') as permissions
  from users u
  left join lateral (
    select fm.factory_id, f.name as factory_name, fm.permissions
    from factory_members fm join factories f on f.id = fm.factory_id
    where fm.user_id = u.id order by fm.factory_id limit 1) m on true
  left join maker_profiles mp on mp.user_id = u.id`

/** By e-mail in any case, within one store. */
export async function accountByEmail(tx: Tx, storeId: string, email: string): Promise<Account | null> {
  const [found] = await tx.rows(row, `${SELECT} where u.store_id = $1 and u.email = lower($2)`, [
    storeId,
    email.trim(),
  ])
  return found ?? null
}

export async function accountById(tx: Tx, id: string): Promise<Account | null> {
  const [found] = await tx.rows(row, `${SELECT} where u.id = $1`, [id])
  return found ?? null
}

export const accountsByIds = (tx: Tx, storeId: string, ids: readonly string[]): Promise<Account[]> =>
  tx.rows(row, `${SELECT} where u.store_id = $1 and u.id = any($2::uuid[])`, [storeId, ids])

/** What somebody may do at a bench: an operator what was granted; an admin, and a maker at their own bench, everything. */
export const permissionsOf = (who: { role: string; permissions: readonly Permission[] }): Permission[] =>
  who.role === 'operator' ? [...who.permissions] : [...permission.options]
