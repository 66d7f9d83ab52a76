import type { Finding } from '../../../src-shared/cloud-contract/audit.ts'
import type { OrderId } from '../../../src-shared/ids/ids.ts'
import type { Tx } from '../../db/database.ts'
import type { Break } from './first-break.ts'
import type { OfficeBreak } from './office-chain.ts'

/** What is said of a broken link of an order. `entry` is the entry in words: `3 (“shipped” by Thandi on …)`. */
const ORDER: Record<Break['kind'], (number: string, entry: string) => string> = {
  changed: (number, entry) =>
    `Order ${number}: entry ${entry} was changed after it was written. Its content does not fit its seal.`,
  seal_changed: (number, entry) =>
    `Order ${number}: the seal of entry ${entry} was changed. Its content is as it was written.`,
  other_store: (number, entry) => `Order ${number}: entry ${entry} says that it belongs to another store.`,
  missing_before: (number, entry) =>
    `Order ${number}: entry ${entry} does not follow the one before it. An entry between them is missing, or the one before was rewritten and sealed anew.`,
  two_follow: (number, entry) =>
    `Order ${number}: entry ${entry} claims a place that another entry has already. One of the two was slipped in.`,
  end_missing: (number) =>
    `Order ${number}: its story does not end where the order says it ends. Entries at the end were removed or rewritten, or the end was forged.`,
  all_missing: (number) => `Order ${number}: all of its entries are missing.`,
  no_head: (number) => `Order ${number}: where its story ends was erased from the order.`,
}

const OFFICE: Record<OfficeBreak['kind'], (entry: string, seq: number) => string> = {
  changed: (entry) => `What the office did: entry ${entry} was changed after it was written.`,
  number_missing: (entry, seq) =>
    `What the office did: what stood right before entry ${entry} is missing. Number ${seq - 1} is not there.`,
  not_joined: (entry, seq) =>
    `What the office did: entry ${entry} does not follow number ${seq - 1}, which was rewritten and sealed anew.`,
  end_missing: (_entry, seq) =>
    `What the office did: the log does not end where the store says it ends (number ${seq} is the last one there). Entries at the end were removed or rewritten, or the end was forged.`,
  no_head: () => 'What the office did: where the log ends was erased.',
}

/** A broken link of an order's chain, in words. */
export async function sayOrderBreak(tx: Tx, orderId: string, found: Break): Promise<Finding> {
  const order = await tx.first<{ number: string }>(
    'select order_number as number from orders where id = $1',
    [orderId],
  )
  const entry =
    'id' in found
      ? await entryInWords(
          tx,
          found.at,
          'select kind, actor_name as name, recorded_at as at from order_events where id = $1',
          [found.id],
        )
      : ''
  return { sentence: ORDER[found.kind](order?.number ?? orderId, entry), orderId: orderId as OrderId }
}

/** A broken link of the office's chain, in words. */
export async function sayOfficeBreak(tx: Tx, storeId: string, { kind, seq }: OfficeBreak): Promise<Finding> {
  const entry = await entryInWords(
    tx,
    seq,
    'select action as kind, actor_name as name, recorded_at as at from admin_audit_log where store_id = $1 and seq = $2',
    [storeId, seq],
  )
  return { sentence: OFFICE[kind](entry, seq), orderId: null }
}

async function entryInWords(
  tx: Tx,
  place: number,
  text: string,
  values: readonly unknown[],
): Promise<string> {
  const row = await tx.first<{ kind: string; name: string; at: Date }>(text, values)
  if (!row) return String(place)
  const kind = row.kind.replaceAll('_', ' ')
  return `${place} (“${kind}” by ${row.name}, ${row.at.toISOString().slice(0, 16).replace('T', ' ')} UTC)`
}
