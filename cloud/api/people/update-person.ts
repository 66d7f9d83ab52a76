import type { PersonRow } from '../../../src-shared/cloud-contract/people.ts'
import { recordAudit } from '../../audit/record.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { changeRole } from './change-role.ts'
import { onePerson } from './person-rows.ts'
import { sayChange } from './say-change.ts'
import { setMembership } from './set-membership.ts'

export interface PersonChange {
  readonly id: string
  /** Undefined: stays as it is. */
  readonly role?: PersonRow['role'] | undefined
  readonly permissions: readonly string[]
  readonly active: boolean
  readonly factoryId: string | null
}

/**
 * Changes what a person is, may do and where. Whoever is taken out is signed out everywhere; the last admin stays one,
 * and nobody changes their own role or takes themselves out.
 */
export async function updatePerson(
  { cloud, principal }: RequestContext,
  change: PersonChange,
): Promise<PersonRow> {
  const storeId = principal.claims.store_id
  return cloud.db.as(principal.claims, async (tx) => {
    await tx.elevated((service) => lockAdmins(service, storeId))
    const before = await personOrProblem(tx, change.id)
    const role = change.role ?? before.role
    const leaves = before.role === 'admin' && before.active && (!change.active || role !== 'admin')
    await tx.elevated(async (service) => {
      if (leaves) await refuseLastAdmin(service, storeId, change.id)
      refuseOnOneself(principal.person?.id === change.id, before, { role, active: change.active })
      if (role !== before.role) await changeRole(cloud, service, { storeId, person: before, role })
      await service.query('update users set active = $3 where id = $1 and store_id = $2', [
        change.id,
        storeId,
        change.active,
      ])
      await setMembership(service, {
        storeId,
        userId: change.id,
        role,
        factoryId: change.factoryId,
        permissions: change.permissions,
      })
      if (!change.active) await endSessionsOf(service, { userId: change.id }, cloud.clock.now())
    })
    const after = await personOrProblem(tx, change.id)
    const said = sayChange(before, after)
    if (said)
      await tx.elevated((service) =>
        recordAudit(cloud, service, principal, {
          ...said,
          subjectType: 'person',
          subjectId: change.id,
        }),
      )
    return after
  })
}

/** The person, or the 404 for a caller who may not see them or who asked for nobody. */
export async function personOrProblem(tx: Tx, id: string): Promise<PersonRow> {
  const person = await onePerson(tx, id)
  if (!person) throw new Problem(404, 'not_found', 'There is no such person.')
  return person
}

/** So that the last two cannot take each other out at the same moment. */
const lockAdmins = (tx: Tx, storeId: string): Promise<unknown> =>
  tx.query("select id from users where store_id = $1 and role = 'admin' and active order by id for update", [
    storeId,
  ])

async function refuseLastAdmin(tx: Tx, storeId: string, id: string): Promise<void> {
  const other = await tx.first(
    "select id from users where store_id = $1 and role = 'admin' and active and id <> $2 limit 1",
    [storeId, id],
  )
  if (!other) throw new Problem(409, 'last_admin', 'This is the only admin: make somebody else one first.')
}

function refuseOnOneself(isMe: boolean, before: PersonRow, wanted: Pick<PersonRow, 'role' | 'active'>): void {
  if (!isMe) return
  if (wanted.role !== before.role)
    throw new Problem(409, 'own_role', 'Nobody changes their own role: ask another admin.')
  if (!wanted.active) throw new Problem(409, 'own_access', 'Nobody takes themselves out: ask another admin.')
}
