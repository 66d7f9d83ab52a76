import type { CloudClient } from '../../../src-shared/cloud-contract/contract.ts'
import type { Tx } from '../../db/database.ts'

type Choices = Awaited<ReturnType<CloudClient['audit']['choices']>>

/** What a store's log can be filtered by: kinds that occur, everybody who works for it, and its stations. */
export async function listChoices(tx: Tx, storeId: string): Promise<Choices> {
  const order = await tx.query<{ kind: string }>(kindsOf('order_events', 'kind'), [storeId])
  const office = await tx.query<{ kind: string }>(kindsOf('admin_audit_log', 'action'), [storeId])
  return {
    kinds: [
      ...order.map(({ kind }) => ({ source: 'order' as const, kind })),
      ...office.map(({ kind }) => ({ source: 'office' as const, kind })),
    ],
    people: await tx.query(
      `select id, name from users where store_id = $1 and role <> 'shopper' order by lower(name), id`,
      [storeId],
    ),
    stations: await tx.query('select id, name from devices where store_id = $1 order by lower(name), id', [
      storeId,
    ]),
  }
}

/** Walks an index from one kind to the next: as many steps as there are kinds, not entries. */
const kindsOf = (table: string, column: string): string => `
  with recursive step (kind) as (
    (select ${column} from ${table} where store_id = $1 order by ${column} limit 1)
    union all
    select (select e.${column} from ${table} e where e.store_id = $1 and e.${column} > step.kind order by e.${column} limit 1)
    from step where step.kind is not null
  ) select kind from step where kind is not null`
