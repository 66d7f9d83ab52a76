import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'

/** Something that happened to an order as a whole. What happens to a fulfilment is recorded by saving it. */
export interface OrderEvent {
  readonly storeId: string
  readonly orderId: string
  readonly kind:
    | 'placed'
    | 'paid'
    | 'payment_failed'
    | 'payment_mismatch'
    | 'refunded'
    | 'refund_failed'
    | 'noted'
    | 'note_changed'
    | 'customer_note_changed'
    | 'address_changed'
    | 'parcel_delivered'
  readonly actor: { readonly id: string | null; readonly name: string; readonly role: string }
  readonly detail?: string
  readonly change?: Readonly<Record<string, unknown>>
}

/** Appends to the order's timeline. Needs the rights of the service. */
export async function recordOrderEvent(
  { clock, newId }: Pick<Cloud, 'clock' | 'newId'>,
  tx: Tx,
  event: OrderEvent,
): Promise<void> {
  const now = new Date(clock.now())
  await tx.query(
    `insert into order_events (id, store_id, order_id, kind, actor_id, actor_name, actor_role, detail, change, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $10)`,
    [
      newId(),
      event.storeId,
      event.orderId,
      event.kind,
      event.actor.id,
      event.actor.name,
      event.actor.role,
      event.detail ?? '',
      JSON.stringify(event.change ?? {}),
      now,
    ],
  )
}
