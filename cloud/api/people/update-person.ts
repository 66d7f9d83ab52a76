import type { PersonRow } from '../../../src-shared/cloud-contract/office.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { onePerson } from './person-rows.ts'
import { setMembership } from './set-membership.ts'

export interface PersonChange {
  readonly id: string
  readonly permissions: readonly string[]
  readonly active: boolean
  readonly factoryId: string | null
}

/** Changes what a person may do and where. Whoever is taken out is signed out everywhere; the last admin stays. */
export async function updatePerson(
  { cloud, principal }: RequestContext,
  change: PersonChange,
): Promise<PersonRow> {
  const storeId = principal.claims.store_id
  return cloud.db.as(principal.claims, async (tx) => {
    const before = await onePerson(tx, change.id)
    if (!before) throw new Problem(404, 'not_found', 'There is no such person.')
    await tx.elevated(async (service) => {
      if (before.role === 'admin' && !change.active) await refuseLastAdmin(service, storeId, change.id)
      await service.query('update users set active = $3 where id = $1 and store_id = $2', [
        change.id,
        storeId,
        change.active,
      ])
      await setMembership(service, {
        storeId,
        userId: change.id,
        role: before.role,
        factoryId: change.factoryId,
        permissions: change.permissions,
      })
      if (!change.active) await endSessionsOf(service, { userId: change.id }, cloud.clock.now())
    })
    const after = await onePerson(tx, change.id)
    if (!after) throw new Error(`Person ${change.id} went away while being changed.`)
    return after
  })
}

/** Locks the admins first, so that the last two cannot take each other out at the same moment. */
async function refuseLastAdmin(tx: Tx, storeId: string, id: string): Promise<void> {
  const admins = await tx.query<{ id: string }>(
    "select id from users where store_id = $1 and role = 'admin' and active order by id for update",
    [storeId],
  )
  if (admins.some((admin) => admin.id !== id)) return
  throw new Problem(409, 'last_admin', 'This is the only admin: make somebody else one first.')
}
