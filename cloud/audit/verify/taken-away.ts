import type { Finding } from '../../../src-shared/cloud-contract/audit.ts'
import type { OrderId } from '../../../src-shared/ids/ids.ts'
import type { Tx } from '../../db/database.ts'

/** What there is of a store's entries. A later moment can only have more of them. */
export interface Holdings {
  /** The highest number of an order entry, and how many there are up to it. */
  readonly eventSeq: number
  readonly eventCount: number
  readonly officeCount: number
  /** Hex; null while the office has done nothing. */
  readonly officeHead: string | null
}

/** What is there now. */
export async function holdingsOf(tx: Tx, storeId: string): Promise<Holdings> {
  const row = await tx.first<{ seq: string; count: string; office: string | null; head: string | null }>(
    `select coalesce(max(e.seq), 0) as seq, count(*) as count,
       (select h.entries from audit_heads h where h.store_id = $1) as office,
       (select encode(h.head, 'hex') from audit_heads h where h.store_id = $1) as head
     from order_events e where e.store_id = $1`,
    [storeId],
  )
  return {
    eventSeq: Number(row?.seq ?? 0),
    eventCount: Number(row?.count ?? 0),
    officeCount: Number(row?.office ?? 0),
    officeHead: row?.head ?? null,
  }
}

/**
 * What was taken away since an earlier verification found everything in order, although the chains were mended so that
 * they hold: entries that were there then, and orders that are gone while their entries are not.
 */
export async function takenAway(tx: Tx, storeId: string, earlier: Holdings | null): Promise<Finding[]> {
  const orphans = await tx.query<{ order_id: string; entries: number }>(
    `select e.order_id, count(*)::int as entries from order_events e
     where e.store_id = $1 and not exists (select from orders o where o.id = e.order_id) group by 1 order by 1 limit 20`,
    [storeId],
  )
  const found: Finding[] = orphans.map(({ order_id, entries }) => ({
    sentence: `An order is gone while ${entries} of its entries are still there (${order_id}).`,
    orderId: order_id as OrderId,
  }))
  if (!earlier) return found
  const row = await tx.first<{ events: string; office: boolean }>(
    `select (select count(*) from order_events where store_id = $1 and seq <= $2) as events,
       $3::text is null or exists (select from admin_audit_log where store_id = $1 and seq = $4 and encode(hash, 'hex') = $3) as office`,
    [storeId, earlier.eventSeq, earlier.officeHead, earlier.officeCount],
  )
  const fewer = earlier.eventCount - Number(row?.events ?? 0)
  if (fewer > 0)
    found.push({
      sentence: `${fewer} order ${fewer === 1 ? 'entry' : 'entries'} that an earlier verification saw ${fewer === 1 ? 'is' : 'are'} not there any more, and the chains were mended behind ${fewer === 1 ? 'it' : 'them'}.`,
      orderId: null,
    })
  if (row && !row.office)
    found.push({
      sentence: `What the office did was rewritten: number ${earlier.officeCount} is not the entry that an earlier verification saw.`,
      orderId: null,
    })
  return found
}
