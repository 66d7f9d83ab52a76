import type { StationRow } from '../../../src-shared/cloud-contract/stations.ts'
import { toInstant } from '../../../src-shared/std/instant.ts'
import { recordAudit } from '../../audit/record.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import type { RequestContext } from '../../procedures.ts'
import { scopeOf } from '../../sync/device.ts'
import { noStation } from './no-station.ts'
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
      const revoked = await service.first<{ factoryId: string | null; makerId: string | null }>(
        `update devices set revoked_at = $3, revoke_reason = $4 where id = $1 and store_id = $2 and revoked_at is null
         returning factory_id as "factoryId", maker_id as "makerId"`,
        [id, storeId, toInstant(now), reason],
      )
      const row = await oneStation(service, storeId, id, now)
      if (!row) throw noStation()
      await endSessionsOf(service, { deviceId: id }, now)
      if (revoked)
        await recordAudit(cloud, service, principal, {
          action: 'station.revoked',
          subjectType: 'station',
          subjectId: id,
          detail: `${row.name}: ${reason}`,
        })
      // Its open stream looks again, and ends, now rather than at its next quiet look.
      if (revoked) service.afterCommit(() => cloud.poke([scopeOf({ ...revoked, storeId })]))
      return row
    }),
  )
}
