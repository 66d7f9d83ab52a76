import type { AuthContext } from './open-auth.ts'
import type { Principal, Unauthenticated } from './principal.ts'
import { hashToken } from './tokens.ts'
import { touchDevice } from './touch-device.ts'

interface DeviceRow {
  id: string
  store_id: string
  name: string
  factory_id: string | null
  maker_id: string | null
  revoked_at: Date | null
}

/** Which station a device token belongs to. It acts for nobody in particular: each mutation that it sends names its person. */
export async function authenticateDevice(
  { db, clock }: AuthContext,
  token: string,
): Promise<Principal | Unauthenticated> {
  const device = await db.asService(async (tx) => {
    const found = await tx.first<DeviceRow>(
      'select id, store_id, name, factory_id, maker_id, revoked_at from devices where token_hash = $1',
      [hashToken(token)],
    )
    if (found && !found.revoked_at) await touchDevice(tx, found.id, clock.now())
    return found
  })
  if (!device) return { refused: 'device_unknown', status: 401, detail: 'This station is not enrolled here.' }
  if (device.revoked_at)
    return { refused: 'device_revoked', status: 403, detail: 'This station has been revoked.' }
  return {
    claims: {
      role: 'authenticated',
      store_id: device.store_id,
      app_role: 'station',
      factory_id: device.factory_id,
      maker_id: device.maker_id,
      device_id: device.id,
    },
    person: null,
    device: { id: device.id, name: device.name, factoryId: device.factory_id, makerId: device.maker_id },
    permissions: [],
  }
}
