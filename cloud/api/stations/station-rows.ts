import { stationRow, type StationRow } from '../../../src-shared/cloud-contract/office.ts'
import { ONLINE_MS } from '../../auth/touch-device.ts'
import type { Tx } from '../../db/database.ts'

/** What a station has pushed is counted in its newest incarnation; its refusals over all of them. */
const SELECT = `
  select d.id, d.name, d.factory_id as "factoryId", f.name as "factoryName", d.version, d.enrolled_at, d.last_seen_at, d.revoked_at,
    coalesce((select m.seq from device_mutations m where m.device_id = d.id order by m.recorded_at desc, m.seq desc limit 1), 0)::int as "ackSeq",
    (select count(*) from device_mutations m where m.device_id = d.id and m.refused)::int as refusals
  from devices d left join factories f on f.id = d.factory_id
  where d.store_id = $1`

interface Row {
  enrolled_at: Date
  last_seen_at: Date | null
  revoked_at: Date | null
}

/** Every station of the store, those at work first. Read as the service, because what stations pushed is closed to people. */
export const allStations = async (tx: Tx, storeId: string, nowMs: number): Promise<StationRow[]> =>
  (await tx.query<Row>(`${SELECT} order by d.revoked_at is not null, lower(d.name), d.id`, [storeId])).map(
    (row) => toStation(row, nowMs),
  )

export async function oneStation(
  tx: Tx,
  storeId: string,
  id: string,
  nowMs: number,
): Promise<StationRow | null> {
  const row = await tx.first<Row>(`${SELECT} and d.id = $2`, [storeId, id])
  return row && toStation(row, nowMs)
}

function toStation({ enrolled_at, last_seen_at, revoked_at, ...row }: Row, nowMs: number): StationRow {
  return stationRow.parse({
    ...row,
    enrolledAt: enrolled_at.toISOString(),
    lastSeenAt: last_seen_at?.toISOString() ?? null,
    revokedAt: revoked_at?.toISOString() ?? null,
    online: !revoked_at && last_seen_at !== null && nowMs - last_seen_at.getTime() < ONLINE_MS,
  })
}
