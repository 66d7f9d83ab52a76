import type { Tx } from '../db/database.ts'
import type { Change } from './change.ts'
import { jsonTexts, unpackTexts } from './json-texts.ts'

/**
 * Appends the new timeline entries to the order's events: who, what, when it happened at the bench (by the corrected
 * and by the uncorrected clock), when it was recorded here, and the fields before and after.
 * Ordered by order, so that the hash chain of each is extended under the lock that is already held.
 */
export async function recordEvents(tx: Tx, changes: readonly Change[], now: string): Promise<void> {
  const events = changes.flatMap(({ after, entries }) =>
    entries.map((recorded) => ({ ...recorded, doc: after })),
  )
  if (events.length === 0) return
  await tx.query(
    `insert into order_events (id, store_id, order_id, fulfillment_id, kind, actor_id, actor_name, actor_role, device_id, detail, change, occurred_at, station_clock, recorded_at)
     select id, store_id, order_id, fulfillment_id, kind, actor_id, actor_name, actor_role, device_id, detail, change::jsonb, occurred_at, station_clock, $14::timestamptz
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::text[], ${unpackTexts('$11')}, $12::timestamptz[], $13::timestamptz[])
       with ordinality as e (id, store_id, order_id, fulfillment_id, kind, actor_id, actor_name, actor_role, device_id, detail, change, occurred_at, station_clock, place)
     order by order_id, place`,
    [
      events.map(({ entry }) => entry.id),
      events.map(({ doc }) => doc.storeId),
      events.map(({ doc }) => doc.orderId),
      events.map(({ doc }) => doc.id),
      events.map(({ entry }) => entry.kind),
      events.map(({ entry }) => entry.by.id),
      events.map(({ entry }) => entry.by.name),
      events.map(({ entry }) => entry.by.role),
      events.map(({ audit }) => audit.deviceId ?? null),
      events.map(({ entry }) => entry.detail),
      jsonTexts(events.map(({ audit, fields }) => ({ mutation: audit.mutationName, fields }))),
      events.map(({ entry }) => entry.at),
      events.map(({ audit }) => audit.stationClock ?? null),
      now,
    ],
  )
}
