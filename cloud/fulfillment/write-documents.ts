import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { Tx } from '../db/database.ts'
import type { Change } from './change.ts'
import { jsonTexts, unpackTexts } from './json-texts.ts'

/** Writes changed documents under the caller's rights; answers the new versions. */
export async function updateDocuments(
  tx: Tx,
  changes: readonly Change[],
  now: string,
): Promise<Map<string, number>> {
  if (changes.length === 0) return new Map()
  const rows = await tx.query<{ id: string; version: number }>(UPDATE, [
    changes.map((change) => change.before!.version),
    now,
    ...columns(changes.map((change) => change.after)),
    changes.map((change) => change.after.provider),
  ])
  if (rows.length !== changes.length) {
    const written = new Set(rows.map((row) => row.id))
    const lost = changes.filter((change) => !written.has(change.after.id)).map((change) => change.after.id)
    throw new Error(
      `Fulfilments were not in the version that was loaded, or not the caller's to change: ${lost.join(', ')}`,
    )
  }
  return new Map(rows.map((row) => [row.id, row.version]))
}

/** Why work went to new hands, and which provider's they are, where a change says so. Needs the rights of the service. */
export async function recordRoutes(tx: Tx, changes: readonly Change[]): Promise<void> {
  const routed = changes.flatMap(({ after, route }) => (route ? [{ id: after.id, route }] : []))
  if (routed.length === 0) return
  await tx.query(
    `update fulfillment_requests f set route_reason = c.reason, provider_id = c.provider_id
     from unnest($1::uuid[], $2::text[], $3::uuid[]) as c (id, reason, provider_id) where f.id = c.id`,
    [
      routed.map(({ id }) => id),
      routed.map(({ route }) => route.reason),
      routed.map(({ route }) => route.providerId),
    ],
  )
}

/** Writes new documents. What belongs to them (items, print files) is written by whoever makes them. */
export async function insertDocuments(tx: Tx, changes: readonly Change[], now: string): Promise<void> {
  const docs = changes.map((change) => change.after)
  await tx.query(INSERT, [
    docs.map((doc) => doc.storeId),
    now,
    ...columns(docs),
    docs.map((doc) => doc.orderId),
    docs.map((doc) => doc.provider),
    jsonTexts(docs.map((doc) => doc.items)),
    changes.map(({ route }) => route?.providerId ?? null),
    changes.map(({ route }) => route?.reason ?? ''),
    changes.map(({ route }) => route?.externalId ?? null),
  ])
}

/** The columns beside the documents, one array each, in the order of the statements below ($3 to $14). */
function columns(docs: readonly Fulfillment[]): unknown[] {
  return [
    docs.map((doc) => doc.id),
    jsonTexts(docs),
    docs.map((doc) => doc.state),
    docs.map((doc) => doc.factoryId),
    docs.map((doc) => doc.makerId),
    docs.map((doc) => doc.hold !== null),
    docs.map((doc) => doc.problem !== null),
    docs.map((doc) => doc.dueAt),
    docs.map((doc) => doc.shippedAt),
    docs.map((doc) => doc.deliveredAt),
    docs.map((doc) => doc.endedAt),
    docs.map(failureOf),
  ]
}

/** Why it failed, while it is failed. */
const failureOf = (doc: Fulfillment): string | null =>
  doc.state === 'failed' ? (doc.timeline.findLast((entry) => entry.kind === 'failed')?.detail ?? '') : null

const ARRAYS = `$3::uuid[], ${unpackTexts('$4')}, $5::text[], $6::uuid[], $7::uuid[], $8::bool[], $9::bool[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::text[]`
const NAMES =
  'id, doc, status, factory_id, maker_id, held, problem, due_at, shipped_at, completed_at, ended_at, error_message'

const UPDATE = `
  update fulfillment_requests f set
    version = f.version + 1, doc = c.doc::json, status = c.status, factory_id = c.factory_id, maker_id = c.maker_id,
    held = c.held, problem = c.problem, due_at = c.due_at, shipped_at = c.shipped_at, completed_at = c.completed_at,
    ended_at = c.ended_at, error_message = c.error_message, updated_at = $2::timestamptz,
    submitted_at = case when c.status = 'submitted' then coalesce(f.submitted_at, $2::timestamptz) else f.submitted_at end,
    provider = c.provider
  from unnest($1::bigint[], ${ARRAYS}, $15::text[]) as c (version, ${NAMES}, provider)
  where f.id = c.id and f.version = c.version
  returning f.id, f.version::int as version`

const INSERT = `
  insert into fulfillment_requests (store_id, order_id, provider, items_snapshot, provider_id, route_reason, external_id, ${NAMES}, created_at, updated_at, submitted_at)
  select store_id, order_id, provider, items_snapshot::jsonb, provider_id, route_reason, external_id, id, doc::json, status, factory_id, maker_id, held, problem, due_at,
    shipped_at, completed_at, ended_at, error_message, $2::timestamptz, $2::timestamptz, case when status = 'submitted' then $2::timestamptz end
  from unnest($1::uuid[], ${ARRAYS}, $15::uuid[], $16::text[], ${unpackTexts('$17')}, $18::uuid[], $19::text[], $20::text[])
    as c (store_id, ${NAMES}, order_id, provider, items_snapshot, provider_id, route_reason, external_id)`
