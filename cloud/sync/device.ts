import type { Principal } from '../auth/principal.ts'
import type { Claims } from '../db/database.ts'

/** The station that speaks to us. Without factory and maker it is a desk: it sees the whole store. */
export interface SyncDevice {
  readonly id: string
  readonly storeId: string
  readonly factoryId: string | null
  readonly makerId: string | null
}

/** The station behind a request, or null when the request is not from a station with its own token. */
export function deviceOf({ claims, device, person }: Principal): SyncDevice | null {
  if (!device || person) return null
  return {
    id: device.id,
    storeId: claims.store_id,
    factoryId: device.factoryId,
    makerId: device.makerId,
  }
}

/** What a station reads: its factory's work, its maker's, or the whole store's. The same rule as `app.station_scope()`. */
export const scopeOf = ({ factoryId, makerId, storeId }: Omit<SyncDevice, 'id'>): string =>
  factoryId ? `factory:${factoryId}` : makerId ? `maker:${makerId}` : `store:${storeId}`

/** The rights under which everything of a scope is read and written. Row-level security binds them. */
export const claimsOf = (device: SyncDevice): Claims => ({
  role: 'authenticated',
  app_role: 'station',
  store_id: device.storeId,
  factory_id: device.factoryId,
  maker_id: device.makerId,
  device_id: device.id,
})

/** Everyone whom a change of these fulfilments concerns, before and after. */
export function scopesOf(
  docs: Iterable<{
    readonly storeId: string
    readonly factoryId: string | null
    readonly makerId: string | null
  }>,
): Set<string> {
  const scopes = new Set<string>()
  for (const { storeId, factoryId, makerId } of docs) {
    scopes.add(`store:${storeId}`)
    if (factoryId) scopes.add(`factory:${factoryId}`)
    if (makerId) scopes.add(`maker:${makerId}`)
  }
  return scopes
}
