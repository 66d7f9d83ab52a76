import { personRow, type PeopleFilter, type PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import { permissionsOf } from '../../auth/find-account.ts'
import type { Tx } from '../../db/database.ts'
import { likePattern } from './like-pattern.ts'

const FROM = `
  from users u
  left join lateral (
    select fm.permissions, fm.factory_id, f.name as factory_name
    from factory_members fm join factories f on f.id = fm.factory_id
    where fm.user_id = u.id order by fm.factory_id limit 1) m on true
  left join maker_profiles mp on mp.user_id = u.id
  where u.role <> 'shopper'`

const COLUMNS = `u.id, u.name, u.email, u.role, u.active, u.pin_hash is not null as "hasPin", u.last_seen_at as "lastSeenAt",
    u.one_time_password_until as "oneTimePasswordUntil", coalesce(m.permissions, '{}') as permissions,
    m.factory_id as "factoryId", m.factory_name as "factoryName", mp.id as "makerId"`

const WANTED = `
  and ($1 = '' or lower(u.name) like $2 or u.email like $2 or lower(m.factory_name) like $2)
  and ($3::text is null or u.role = $3) and ($4::boolean is null or u.active = $4) and ($5::uuid is null or m.factory_id = $5)`

/** A page of those who work for the store, by name; what the caller may see of them. */
export async function listPeople(
  tx: Tx,
  { search, role, state, factoryId, offset, limit }: PeopleFilter & { offset: number; limit: number },
): Promise<{ rows: PersonRow[]; total: number; next: number | null }> {
  const wanted = [search.trim(), likePattern(search), role, state && state === 'active', factoryId]
  const found = await tx.query<Row & { total: number }>(
    `select ${COLUMNS}, count(*) over ()::int as total ${FROM} ${WANTED} order by lower(u.name), u.id offset $6 limit $7`,
    [...wanted, offset, limit],
  )
  const total = found[0]?.total ?? (offset === 0 ? 0 : await countPeople(tx, wanted))
  const end = offset + found.length
  return { rows: found.map(toPerson), total, next: found.length > 0 && end < total ? end : null }
}

async function countPeople(tx: Tx, wanted: readonly unknown[]): Promise<number> {
  const row = await tx.first<{ total: number }>(`select count(*)::int as total ${FROM} ${WANTED}`, wanted)
  return row?.total ?? 0
}

export async function onePerson(tx: Tx, id: string): Promise<PersonRow | null> {
  const row = await tx.first<Row>(`select ${COLUMNS} ${FROM} and u.id = $1`, [id])
  return row && toPerson(row)
}

type Row = Omit<PersonRow, 'lastSeenAt' | 'oneTimePasswordUntil'> & {
  lastSeenAt: Date | null
  oneTimePasswordUntil: Date | null
}

const toPerson = (row: Row): PersonRow =>
  personRow.parse({
    ...row,
    permissions: permissionsOf(row),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    oneTimePasswordUntil: row.oneTimePasswordUntil?.toISOString() ?? null,
  })
