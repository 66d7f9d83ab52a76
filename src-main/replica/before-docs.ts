import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { Db } from './sqlite.ts'

/** A document that is kept beside an action or a refusal, as the person saw it, and names a customer. */
export interface BeforeDoc {
  readonly table: 'outbox' | 'refusals'
  readonly mutationId: string
  readonly entityId: string
  readonly doc: Fulfillment
}

export interface BeforeDocs {
  naming(): BeforeDoc[]
  replace(of: Pick<BeforeDoc, 'table' | 'mutationId'>, doc: Fulfillment): void
}

interface Columns {
  mutationId: string
  entityId: string
  doc: string
}

/** The documents that the outbox and the refusals remember, so that a customer can be taken out of them. */
export function beforeDocs(db: Db): BeforeDocs {
  const tables = (['outbox', 'refusals'] as const).map((table) => ({
    table,
    naming: db.prepare<[], Columns>(
      `select mutation_id as mutationId, entity_id as entityId, before_doc as doc from ${table}
       where json_valid(before_doc) and (before_doc ->> '$.order.customerName' <> '' or before_doc -> '$.shipTo' <> 'null')`,
    ),
    replace: db.prepare(`update ${table} set before_doc = ? where mutation_id = ?`),
  }))
  return {
    naming: () =>
      tables.flatMap(({ table, naming }) =>
        naming.all().map((row) => ({ ...row, table, doc: JSON.parse(row.doc) as Fulfillment })),
      ),
    replace: ({ table, mutationId }, doc) =>
      void tables.find((one) => one.table === table)?.replace.run(JSON.stringify(doc), mutationId),
  }
}
