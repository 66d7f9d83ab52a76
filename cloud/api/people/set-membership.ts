import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'

interface Wanted {
  readonly storeId: string
  readonly userId: string
  readonly role: string
  readonly factoryId: string | null
  readonly permissions: readonly string[]
}

/** Puts an operator into one factory of the store with these permissions. Admins and makers belong to none. */
export async function setMembership(
  tx: Tx,
  { storeId, userId, role, factoryId, permissions }: Wanted,
): Promise<void> {
  await tx.query('delete from factory_members where user_id = $1', [userId])
  if (role !== 'operator') {
    if (factoryId)
      throw wrongFactory(
        `Only operators belong to a factory, and this is ${role === 'admin' ? 'an admin' : 'a maker'}.`,
      )
    return
  }
  if (!factoryId) throw wrongFactory('Choose the factory where the operator works.')
  const factory = await tx.first('select id from factories where id = $1 and store_id = $2', [
    factoryId,
    storeId,
  ])
  if (!factory) throw wrongFactory('There is no such factory.')
  await tx.query('insert into factory_members (factory_id, user_id, permissions) values ($1, $2, $3)', [
    factoryId,
    userId,
    [...new Set(permissions)],
  ])
}

const wrongFactory = (message: string): Problem =>
  new Problem(422, 'invalid_fields', message, { errors: [{ field: 'factoryId', message }] })
