import type { AuditSource } from '../../../src-shared/cloud-contract/audit.ts'
import type { Tx } from '../../db/database.ts'

/** Which kinds of entries a store has. Walks the index from one kind to the next: as many steps as kinds, not as entries. */
export async function listKinds(tx: Tx, storeId: string): Promise<{ source: AuditSource; kind: string }[]> {
  const steps = (table: string, column: string): string => `
    with recursive kinds (kind) as (
      (select ${column} from ${table} where store_id = $1 order by ${column} limit 1)
      union all
      select (select ${column} from ${table} where store_id = $1 and ${column} > kind order by ${column} limit 1) from kinds where kind is not null
    ) select kind from kinds where kind is not null`
  const rows = await Promise.all([
    tx.query<{ kind: string }>(steps('order_events', 'kind'), [storeId]),
    tx.query<{ kind: string }>(steps('admin_audit_log', 'action'), [storeId]),
  ])
  const [order, office] = rows
  return [
    ...order.map(({ kind }) => ({ source: 'order' as const, kind })),
    ...office.map(({ kind }) => ({ source: 'office' as const, kind })),
  ]
}
