import { audit } from '../audit/audit.ts'
import { adminOnly } from '../procedures.ts'
import { newCode } from './stations/new-code.ts'
import { revokeStation } from './stations/revoke.ts'
import { allStations } from './stations/station-rows.ts'

/** cloudContract.stations: which there are, making one, ending one. */
export const stationHandlers = {
  list: adminOnly.stations.list.handler(({ context: { cloud, principal } }) =>
    cloud.db.as(principal.claims, (tx) =>
      tx.elevated((service) => allStations(service, principal.claims.store_id, cloud.clock.now())),
    ),
  ),
  newCode: adminOnly.stations.newCode.handler(async ({ input, context }) => {
    const made = await newCode(context, input)
    audit(context.log, context.principal, 'station.code_made', { factory: input.factoryId })
    return made
  }),
  revoke: adminOnly.stations.revoke.handler(async ({ input, context }) => {
    const row = await revokeStation(context, input)
    audit(context.log, context.principal, 'station.revoked', { station: input.id })
    return row
  }),
}
