import type { Actor } from '../../src-shared/fulfillment/document.ts'
import type { Refusal } from '../../src-shared/mutations/refusal.ts'
import type { Db } from './sqlite.ts'

/** An action that was turned down, with the document as the person saw it when they acted. */
export interface RefusalRow {
  readonly mutationId: string
  readonly entityId: string
  readonly orderNumber: string | null
  readonly name: string
  readonly args: Record<string, unknown>
  readonly actor: Actor
  readonly occurredAt: string
  readonly refusedAt: string
  readonly refusal: Refusal
  readonly beforeDoc: string | null
  readonly settled: { readonly at: string; readonly by: string; readonly how: string } | null
}

interface Columns {
  mutation_id: string
  entity_id: string
  order_number: string | null
  name: string
  args: string
  actor: string
  occurred_at: string
  refused_at: string
  refusal: string
  before_doc: string | null
  settled_at: string | null
  settled_by: string | null
  settled_how: string | null
}

const fromColumns = (row: Columns): RefusalRow => ({
  mutationId: row.mutation_id,
  entityId: row.entity_id,
  orderNumber: row.order_number,
  name: row.name,
  args: JSON.parse(row.args) as Record<string, unknown>,
  actor: JSON.parse(row.actor) as Actor,
  occurredAt: row.occurred_at,
  refusedAt: row.refused_at,
  refusal: JSON.parse(row.refusal) as Refusal,
  beforeDoc: row.before_doc,
  settled:
    row.settled_at === null
      ? null
      : { at: row.settled_at, by: row.settled_by ?? '', how: row.settled_how ?? '' },
})

export type RefusalsTable = ReturnType<typeof refusalsTable>

export function refusalsTable(db: Db) {
  // `or ignore`: the same answer twice is one refusal (I7).
  const insert = db.prepare(
    'insert or ignore into refusals (mutation_id, entity_id, order_number, name, args, actor, occurred_at, refused_at, refusal, before_doc) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const open = db.prepare<[], Columns>(
    'select * from refusals where settled_at is null order by refused_at, mutation_id',
  )
  const settled = db.prepare<[], Columns>(
    'select * from refusals where settled_at is not null order by settled_at desc, mutation_id limit 500',
  )
  const find = db.prepare<[string], Columns>('select * from refusals where mutation_id = ?')
  const settle = db.prepare(
    'update refusals set settled_at = ?, settled_by = ?, settled_how = ? where mutation_id = ? and settled_at is null',
  )
  const count = db.prepare<[], { n: number }>('select count(*) as n from refusals where settled_at is null')
  return {
    add(row: Omit<RefusalRow, 'settled'>): void {
      insert.run(
        row.mutationId,
        row.entityId,
        row.orderNumber,
        row.name,
        JSON.stringify(row.args),
        JSON.stringify(row.actor),
        row.occurredAt,
        row.refusedAt,
        JSON.stringify(row.refusal),
        row.beforeDoc,
      )
    },
    open: () => open.all().map(fromColumns),
    /** The newest 500. */
    settled: () => settled.all().map(fromColumns),
    find(mutationId: string) {
      const row = find.get(mutationId)
      return row ? fromColumns(row) : null
    },
    settle: (mutationId: string, at: string, by: string, how: string) =>
      settle.run(at, by, how, mutationId).changes > 0,
    countOpen: () => count.get()?.n ?? 0,
  }
}
