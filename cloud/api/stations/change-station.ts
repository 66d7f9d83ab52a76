import type { StationRow } from '../../../src-shared/cloud-contract/stations.ts'
import { recordAudit } from '../../audit/record.ts'
import { endSessionsOf } from '../../auth/refresh.ts'
import type { Tx } from '../../db/database.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { scopeOf } from '../../sync/device.ts'
import { checkPlace, type Place } from './check-place.ts'
import { noStation } from './no-station.ts'
import { oneStation } from './station-rows.ts'

/** Gives a station another name. It is told with its next report. */
export function renameStation(
  { cloud, principal }: RequestContext,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<StationRow> {
  const storeId = principal.claims.store_id
  return cloud.db.as(principal.claims, (tx) =>
    tx.elevated(async (service) => {
      const before = await lockStation(service, storeId, id, cloud.clock.now())
      if (name === before.name) return before
      await service.query('update devices set name = $2 where id = $1', [id, name])
      await recordAudit(cloud, service, principal, {
        action: 'station.renamed',
        subjectType: 'station',
        subjectId: id,
        detail: `${before.name} is called ${name}`,
        change: { name: [before.name, name] },
      })
      return { ...before, name }
    }),
  )
}

/**
 * Puts a station into another factory, with a maker, or into the office. It loses the work of where it stood and begins
 * anew; whoever is signed in on it signs in again. What it has not sent yet is still taken, and judged where it belongs.
 */
export function moveStation(
  { cloud, principal }: RequestContext,
  { id, ...place }: Place & { readonly id: string },
): Promise<StationRow> {
  const storeId = principal.claims.store_id
  const now = cloud.clock.now()
  return cloud.db.as(principal.claims, async (tx) => {
    const named = await checkPlace(tx, place)
    return tx.elevated(async (service) => {
      const before = await lockStation(service, storeId, id, now)
      if (before.factoryId === place.factoryId && before.makerId === place.makerId) return before
      await service.query(
        'update devices set factory_id = $2, maker_id = $3, moved_xid = pg_current_xact_id() where id = $1',
        [id, place.factoryId, place.makerId],
      )
      await endSessionsOf(service, { deviceId: id }, now)
      await recordAudit(cloud, service, principal, {
        action: 'station.moved',
        subjectType: 'station',
        subjectId: id,
        detail: `${before.name} moved to ${named}`,
        change: { place: [before.factoryName ?? before.makerName ?? 'the office', named] },
      })
      const after = await oneStation(service, storeId, id, now)
      if (!after) throw noStation()
      // Its open stream looks again, and ends, now rather than at its next quiet look.
      service.afterCommit(() => cloud.poke([scopeOf({ ...before, storeId })]))
      return after
    })
  })
}

async function lockStation(service: Tx, storeId: string, id: string, nowMs: number): Promise<StationRow> {
  await service.query('select id from devices where id = $1 and store_id = $2 for update', [id, storeId])
  const station = await oneStation(service, storeId, id, nowMs)
  if (!station) throw noStation()
  if (station.revokedAt)
    throw new Problem(409, 'revoked', `${station.name} has been revoked: enrol it anew with a code instead.`)
  return station
}
