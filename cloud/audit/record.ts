import type { Cloud } from '../cloud.ts'
import type { Principal } from '../auth/principal.ts'
import type { Tx } from '../db/database.ts'

/** Something that the office did. */
export interface AuditEntry {
  /** Room and deed: `maker.suspended`, `payout.approved`, `person.pin_reset`. */
  readonly action: `${string}.${string}`
  readonly subjectType:
    | 'maker'
    | 'payout'
    | 'earning'
    | 'refund'
    | 'person'
    | 'station'
    | 'settings'
    | 'import'
    | 'order'
    | 'audit'
  readonly subjectId: string | null
  /** A sentence for people; no secrets and no bank numbers. */
  readonly detail?: string
  /** The fields that changed, each as [before, after]. */
  readonly change?: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** Who did it: a person who signed in, or (null) the cloud itself. */
export type AuditActor = Pick<Principal, 'person' | 'device' | 'claims'>

/**
 * Appends to the store's audit log, in the transaction of the deed itself. Needs the rights of the service
 * (`tx.elevated`). The database chains the rows by their hashes and lets nobody change them.
 */
export async function recordAudit(
  { clock, newId }: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor | { readonly storeId: string },
  entry: AuditEntry,
): Promise<void> {
  const by = 'claims' in who ? who : null
  await service.query(
    `insert into admin_audit_log (id, store_id, action, subject_type, subject_id, actor_id, actor_name, actor_role, device_id, detail, change, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12)`,
    [
      newId(),
      'claims' in who ? who.claims.store_id : who.storeId,
      entry.action,
      entry.subjectType,
      entry.subjectId,
      by?.person?.id ?? null,
      by?.person?.name ?? by?.device?.name ?? 'Packbench',
      by?.person?.role ?? (by?.device ? 'station' : 'service'),
      by?.device?.id ?? null,
      entry.detail ?? '',
      JSON.stringify(entry.change ?? {}),
      new Date(clock.now()),
    ],
  )
}
