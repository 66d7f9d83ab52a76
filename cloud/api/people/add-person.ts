import type { z } from 'zod'
import type { people, PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import { recordAudit } from '../../audit/record.ts'
import { hashSecret } from '../../auth/secret-hash.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { onePerson } from './person-rows.ts'
import { setMembership } from './set-membership.ts'

export type NewPerson = z.output<NonNullable<(typeof people.add)['~orpc']['inputSchema']>>

/** Adds a person with a first password. A maker gets a profile, an operator a factory. 409 when the e-mail is taken. */
export async function addPerson({ cloud, principal }: RequestContext, person: NewPerson): Promise<PersonRow> {
  const storeId = principal.claims.store_id
  const passwordHash = await hashSecret(person.password)
  const id = cloud.newId()
  return cloud.db.as(principal.claims, async (tx) => {
    await tx.elevated(async (service) => {
      const added = await service.first(
        `insert into users (id, store_id, email, name, role, password_hash) values ($1, $2, lower($3), $4, $5, $6)
         on conflict (store_id, email) do nothing returning id`,
        [id, storeId, person.email, person.name, person.role, passwordHash],
      )
      if (!added) throw emailTaken()
      await setMembership(service, { storeId, userId: id, ...person })
      if (person.role === 'maker')
        await service.query('insert into maker_profiles (id, store_id, user_id) values ($1, $2, $3)', [
          cloud.newId(),
          storeId,
          id,
        ])
      await recordAudit(cloud, service, principal, {
        action: 'person.added',
        subjectType: 'person',
        subjectId: id,
        detail: `${person.name} as ${person.role}`,
      })
    })
    const row = await onePerson(tx, id)
    if (!row) throw new Error(`Person ${id} was added and cannot be seen by the admin who did it.`)
    return row
  })
}

const emailTaken = (): Problem =>
  new Problem(409, 'email_taken', 'Somebody already signs in with this e-mail.', {
    errors: [{ field: 'email', message: 'is taken' }],
  })
