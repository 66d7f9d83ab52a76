import { audit } from '../audit/audit.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { adminOnly, anyone, type RequestContext } from '../procedures.ts'
import { moveStation, renameStation } from './stations/change-station.ts'
import { hearReport } from './stations/hear-report.ts'
import { newCode } from './stations/new-code.ts'
import { askForTest } from './stations/printer-tests.ts'
import { revokeStation } from './stations/revoke.ts'
import { stationInDetail } from './stations/station-detail.ts'
import { listStations } from './stations/station-rows.ts'

/** What stations pushed and said is closed to people: the store of the admin who asks is the fence. */
const asService = <T>(
  { cloud, principal }: RequestContext,
  work: (service: Tx, storeId: string, nowMs: number) => Promise<T>,
): Promise<T> =>
  cloud.db.as(principal.claims, (tx) =>
    tx.elevated((service) => work(service, principal.claims.store_id, cloud.clock.now())),
  )

/** cloudContract.stations: which there are, making one, changing one, ending one; and what a station says of itself. */
export const stationHandlers = {
  list: adminOnly.stations.list.handler(({ input, context }) =>
    asService(context, (service, storeId, now) => listStations(service, storeId, input, now)),
  ),
  get: adminOnly.stations.get.handler(({ input, context }) =>
    asService(context, (service, storeId, now) => stationInDetail(service, storeId, input.id, now)),
  ),
  newCode: adminOnly.stations.newCode.handler(async ({ input, context }) => {
    const made = await newCode(context, input)
    audit(context.log, context.principal, 'station.code_made', {
      factory: input.factoryId,
      maker: input.makerId,
    })
    return made
  }),
  rename: adminOnly.stations.rename.handler(({ input, context }) => renameStation(context, input)),
  move: adminOnly.stations.move.handler(async ({ input, context }) => {
    const row = await moveStation(context, input)
    audit(context.log, context.principal, 'station.moved', {
      station: input.id,
      factory: input.factoryId,
      maker: input.makerId,
    })
    return row
  }),
  revoke: adminOnly.stations.revoke.handler(async ({ input, context }) => {
    const row = await revokeStation(context, input)
    audit(context.log, context.principal, 'station.revoked', { station: input.id })
    return row
  }),
  testPrint: adminOnly.stations.testPrint.handler(({ input, context }) => askForTest(context, input)),
  report: anyone.stations.report.handler(({ input, context: { cloud, principal } }) => {
    const { device, person, claims } = principal
    if (!device || person)
      throw new Problem(
        401,
        'device_unknown',
        'Only an enrolled station reports: send `Authorization: Device …`.',
      )
    return hearReport(cloud, device, claims.store_id, input)
  }),
}
