import { z } from 'zod'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../../src-shared/sync/protocol.ts'
import type { Auth } from '../../auth/auth.ts'
import { isPrincipal } from '../../auth/principal.ts'
import { Problem } from '../../problem.ts'
import { deviceOf, type SyncDevice } from '../device.ts'
import { stationRevoked, unreadable, upgradeNeeded } from './sync-problem.ts'

const version = z.coerce.number().int().positive()

/** The station that may come in, or the answer that keeps it out. */
export async function stationAtTheDoor(
  auth: Pick<Auth, 'authenticate'>,
  headers: Headers,
  requestId: string,
): Promise<SyncDevice | Response> {
  const spoken = version.safeParse(headers.get(PROTOCOL_HEADER) ?? '')
  if (!spoken.success)
    throw unreadable([{ field: PROTOCOL_HEADER, message: 'says which protocol the station speaks' }])
  if (spoken.data !== PROTOCOL_VERSION) return upgradeNeeded(spoken.data, requestId)
  const who = await auth.authenticate({ headers })
  if (!isPrincipal(who)) {
    if (who.refused === 'device_revoked') return stationRevoked(requestId)
    throw new Problem(who.status, who.refused, who.detail)
  }
  const device = deviceOf(who)
  if (!device)
    throw new Problem(
      401,
      'device_unknown',
      'Only an enrolled station syncs: send `Authorization: Device …`.',
    )
  return device
}
