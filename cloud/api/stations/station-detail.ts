import { stationDetail, type StationDetail } from '../../../src-shared/cloud-contract/stations.ts'
import type { Tx } from '../../db/database.ts'
import { noStation } from './no-station.ts'
import { newestTests } from './printer-tests.ts'
import { oneStation } from './station-rows.ts'

/** One station with its printers as it described them last, and the test pages that were asked of them. */
export async function stationInDetail(
  service: Tx,
  storeId: string,
  id: string,
  nowMs: number,
): Promise<StationDetail> {
  const row = await oneStation(service, storeId, id, nowMs)
  if (!row) throw noStation()
  const more = await service.first<{ revoke_reason: string | null; printers: unknown }>(
    `select d.revoke_reason, coalesce(r.printers, '[]'::jsonb) as printers
     from devices d left join station_reports r on r.device_id = d.id where d.id = $1`,
    [id],
  )
  return stationDetail.parse({
    ...row,
    revokeReason: more?.revoke_reason ?? null,
    printers: more?.printers ?? [],
    tests: await newestTests(service, id, nowMs),
  })
}
