import type { Principal } from '../auth/principal.ts'
import type { Log } from '../config/log.ts'

/** Notes in the log who changed what in the office. `what` holds ids, states and counts, never names or addresses. */
export function audit(
  log: Log,
  { person, device, claims }: Principal,
  action: string,
  what: Readonly<Record<string, unknown>>,
): void {
  log.info(
    {
      audit: action,
      by: person?.id ?? null,
      role: person?.role ?? 'station',
      device: device?.id ?? null,
      store: claims.store_id,
      ...what,
    },
    action,
  )
}
