import type { z } from 'zod'
import type { profiles } from '../../src-shared/cloud-contract/makers/profiles.ts'
import { recordAudit } from '../audit/record.ts'
import { endSessionsOf } from '../auth/refresh.ts'
import { hashSecret } from '../auth/secret-hash.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'

export type NewMaker = z.output<NonNullable<(typeof profiles.add)['~orpc']['inputSchema']>>
type NewPerson = Exclude<NewMaker['person'], { userId: unknown }>

/**
 * Adds a maker: a new person with a first password, or an operator who leaves their factory's benches for it. Answers the
 * profile's id. Throws the problem in words: 409 when the e-mail is taken or the person is a maker or an admin.
 */
export async function addMaker(
  { cloud, principal }: Pick<RequestContext, 'cloud' | 'principal'>,
  tx: Tx,
  maker: NewMaker,
  passwordHash: string | null,
): Promise<string> {
  const storeId = principal.claims.store_id
  return tx.elevated(async (service) => {
    const who =
      'userId' in maker.person
        ? await turnIntoMaker(service, storeId, maker.person.userId, cloud.clock.now())
        : await addPerson(service, storeId, cloud.newId(), maker.person, passwordHash!)
    const id = cloud.newId()
    await service.query(
      `insert into maker_profiles (id, store_id, user_id, capabilities, location, capacity, notes, created_at, updated_at)
       values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8, $8)`,
      [
        id,
        storeId,
        who.userId,
        JSON.stringify(maker.capabilities),
        JSON.stringify(maker.location ?? {}),
        maker.capacity,
        maker.notes,
        new Date(cloud.clock.now()),
      ],
    )
    await recordAudit(cloud, service, principal, {
      action: 'maker.added',
      subjectType: 'maker',
      subjectId: id,
      detail: `${who.name} makes for us${'userId' in maker.person ? ', and works at no factory any more' : ''}`,
      change: { capacity: [null, maker.capacity], processes: [null, maker.capabilities.processes] },
    })
    return id
  })
}

/** Hashes the first password before any transaction is open: it takes its time. Null for a person who has one. */
export const hashFirstPassword = (maker: NewMaker): Promise<string | null> =>
  'password' in maker.person ? hashSecret(maker.person.password) : Promise.resolve(null)

interface Who {
  readonly userId: string
  readonly name: string
}

async function addPerson(
  service: Tx,
  storeId: string,
  userId: string,
  { name, email }: NewPerson,
  passwordHash: string,
): Promise<Who> {
  const added = await service.first(
    `insert into users (id, store_id, email, name, role, password_hash) values ($1, $2, lower($3), $4, 'maker', $5)
     on conflict (store_id, email) do nothing returning id`,
    [userId, storeId, email, name, passwordHash],
  )
  if (!added)
    throw new Problem(409, 'email_taken', 'Somebody already signs in with this e-mail.', {
      errors: [{ field: 'person.email', message: 'is taken' }],
    })
  return { userId, name }
}

/** Whoever was signed in as an operator signs in again, on a station of their own. */
async function turnIntoMaker(service: Tx, storeId: string, userId: string, now: number): Promise<Who> {
  const person = await service.first<{ name: string; role: string; profile: string | null }>(
    `select u.name, u.role, m.id as profile from users u left join maker_profiles m on m.user_id = u.id
     where u.id = $1 and u.store_id = $2 and u.role <> 'shopper' for update of u`,
    [userId, storeId],
  )
  if (!person) throw new Problem(404, 'not_found', 'There is no such person.')
  if (person.profile) throw new Problem(409, 'already_maker', `${person.name} is a maker already.`)
  if (person.role === 'admin')
    throw new Problem(409, 'is_admin', `${person.name} is an admin. An admin cannot be paid as a maker.`)
  await service.query("update users set role = 'maker' where id = $1", [userId])
  await service.query('delete from factory_members where user_id = $1', [userId])
  await endSessionsOf(service, { userId }, now)
  return { userId, name: person.name }
}
