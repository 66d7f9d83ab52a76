import type { StationRow } from '../../../src-shared/cloud-contract/office.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { oneStation } from './station-rows.ts'

/** Revokes a station for good and signs out whoever is signed in on it. Once revoked it stays as it was revoked. */
export async function revokeStation(
  { cloud, principal }: RequestContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<StationRow> {
  const now = cloud.clock.now()
  const storeId = principal.claims.store_id
  return cloud.db.as(principal.claims, (tx) =>
    tx.elevated(async (service) => {
      await service.query(
        'update devices set revoked_at = $3, revoke_reason = $4 where id = $1 and store_id = $2 and revoked_at is null',
        [id, storeId, toInstant(now), reason],
      )
      const row = await oneStation(service, storeId, id, now)
      if (!row) throw new Problem(404, 'not_found', 'There is no such station.')
      await endSessionsOf(service, { deviceId: id }, now)
      return row
    }),
  )
}
