import { z } from 'zod'
import { actor, permission, type Actor, type Permission } from '../../../src-shared/fulfillment/document.ts'
import type { Tx } from '../../db/database.ts'
import type { SyncDevice } from '../device.ts'

/** A person who acts through a station, and what they may do there. */
export interface StationActor {
  readonly actor: Actor
  readonly permissions: readonly Permission[]
}

const row = actor.extend({ permissions: z.array(permission) })

/**
 * Who of these people may act through this station: active, not suspended, and either a member of its factory, the maker whose it is,
 * or someone who has signed in on it. A session that has ended meanwhile counts: the work was done while it ran.
 * Permissions are those of the station's own factory.
 */
export async function readActors(
  tx: Tx,
  device: SyncDevice,
  ids: readonly string[],
): Promise<Map<string, StationActor>> {
  const people = await tx.rows(
    row,
    `select u.id, left(u.name, 120) as name, u.role, coalesce(m.permissions, '{}') as permissions
     from users u
     left join lateral (
       select fm.permissions from factory_members fm
       where fm.user_id = u.id and ($3::uuid is null or fm.factory_id = $3) order by fm.factory_id limit 1) m on true
     where u.id = any($1::uuid[]) and u.store_id = $2 and u.active and u.role in ('operator', 'maker', 'admin')
       and not exists (select from maker_profiles mp where mp.user_id = u.id and u.role = 'maker' and mp.status = 'suspended')
       and (exists (select from factory_members fm where fm.user_id = u.id and fm.factory_id = $3)
         or exists (select from maker_profiles mp where mp.user_id = u.id and mp.id = $4)
         or exists (select from sessions s where s.user_id = u.id and s.device_id = $5))`,
    [[...new Set(ids)], device.storeId, device.factoryId, device.makerId, device.id],
  )
  return new Map(
    people.map(({ permissions, ...person }): [string, StationActor] => [
      person.id,
      { actor: person, permissions },
    ]),
  )
}
