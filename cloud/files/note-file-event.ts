import type { Principal } from '../auth/principal.ts'
import type { Tx } from '../db/database.ts'

/** Something that was done with a print file, for the order's events. */
export interface FileEvent {
  readonly id: string
  /** A link was handed out, or a readable copy was made on a station. */
  readonly kind: 'file_url' | 'file_opened'
  readonly storeId: string
  readonly orderId: string
  readonly fulfillmentId: string
  readonly who: Pick<Principal, 'person' | 'device'>
  readonly detail: string
  readonly change: Readonly<Record<string, string>>
  readonly occurredAt: string
  readonly recordedAt: string
}

/** Appends to the order's events. Needs the rights of the service. */
export async function noteFileEvent(tx: Tx, event: FileEvent): Promise<void> {
  const { person, device } = event.who
  await tx.query(
    `insert into order_events (id, store_id, order_id, fulfillment_id, kind, actor_id, actor_name, actor_role, device_id, detail, change, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      event.id,
      event.storeId,
      event.orderId,
      event.fulfillmentId,
      event.kind,
      person?.id ?? null,
      person?.name ?? device?.name ?? '',
      person?.role ?? 'station',
      device?.id ?? null,
      event.detail,
      JSON.stringify(event.change),
      event.occurredAt,
      event.recordedAt,
    ],
  )
}
