import type { AuditSource } from '../../../src-shared/cloud-contract/audit.ts'
import type { Tx } from '../../db/database.ts'

/** Which kinds of entries a store has. Walks the index from one kind to the next: as many steps as kinds, not as entries. */
export async function listKinds(tx: Tx, storeId: string): Promise<{ source: AuditSource; kind: string }[]> {
  const order = await tx.query<{ kind: string }>(walk('order_events', 'kind'), [storeId])
  const office = await tx.query<{ kind: string }>(walk('admin_audit_log', 'action'), [storeId])
  return [
    ...order.map(({ kind }) => ({ source: 'order' as const, kind })),
    ...office.map(({ kind }) => ({ source: 'office' as const, kind })),
  ]
}

const walk = (table: string, column: string): string => `
  with recursive step (kind) as (
    (select ${column} from ${table} where store_id = $1 order by ${column} limit 1)
    union all
    select (select e.${column} from ${table} e where e.store_id = $1 and e.${column} > step.kind order by e.${column} limit 1)
    from step where step.kind is not null
  ) select kind from step where kind is not null`
