import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { Tx } from '../db/database.ts'
import type { LoadedFulfillment } from './change.ts'

/**
 * Reads fulfilments as the caller may see them and locks their rows until the transaction ends, in the order of their
 * ids, so that two batches that share fulfilments wait for each other instead of dying of a deadlock.
 * Ids that do not exist, or that the caller may not change, are absent from the map.
 */
export async function loadFulfillments(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, LoadedFulfillment>> {
  return locked(await tx.query(`${READ} where id = any($1::uuid[]) order by id for update`, [ids]))
}

/** All fulfilments of one order, locked as above. */
export async function loadFulfillmentsOfOrder(
  tx: Tx,
  orderId: string,
): Promise<Map<string, LoadedFulfillment>> {
  return locked(await tx.query(`${READ} where order_id = $1 order by id for update`, [orderId]))
}

const READ = 'select id, version::int as version, doc from fulfillment_requests'

interface Row {
  id: string
  version: number
  doc: Fulfillment
}

/** Only save.ts writes documents, and the table's CHECKs hold them to their columns: they are not parsed again. */
const locked = (rows: Row[]): Map<string, LoadedFulfillment> => new Map(rows.map((row) => [row.id, row]))
