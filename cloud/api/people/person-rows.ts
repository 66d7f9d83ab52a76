import { personRow, type PersonRow } from '../../../src-shared/cloud-contract/office.ts'
import { permissionsOf } from '../../auth/find-account.ts'
import type { Tx } from '../../db/database.ts'

const SELECT = `
  select u.id, u.name, u.email, u.role, u.active, u.pin_hash is not null as "hasPin", u.last_seen_at as "lastSeenAt",
    coalesce(m.permissions, '{}') as permissions, m.factory_id as "factoryId", m.factory_name as "factoryName"
  from users u
  left join lateral (
    select fm.permissions, fm.factory_id, f.name as factory_name
    from factory_members fm join factories f on f.id = fm.factory_id
    where fm.user_id = u.id order by fm.factory_id limit 1) m on true
  where u.role <> 'shopper'`

/** Who works for the store, by name; what the caller may see of it. */
export const allPeople = async (tx: Tx): Promise<PersonRow[]> =>
  (await tx.query<Row>(`${SELECT} order by lower(u.name), u.id`)).map(toPerson)

export async function onePerson(tx: Tx, id: string): Promise<PersonRow | null> {
  const row = await tx.first<Row>(`${SELECT} and u.id = $1`, [id])
  return row && toPerson(row)
}

type Row = Omit<PersonRow, 'lastSeenAt'> & { lastSeenAt: Date | null }

const toPerson = (row: Row): PersonRow =>
  personRow.parse({
    ...row,
    permissions: permissionsOf(row),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  })
