import { normalizeCode } from '../../src-shared/fulfillment/scan-match.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { nameOfItem } from './fulfillment-columns.ts'
import type { Db } from './sqlite.ts'

/** Codes of everything that ever stood in a document here, so that a wrong item is refused by its name. */
export interface CodesTable {
  learn(doc: Fulfillment): void
  titleOf(code: string): string | null
  /** After a rollback: what was learned may not be there. */
  forget(): void
}

/** Codes are few and documents many: what was learned lately is not written again. */
const REMEMBERED = 20_000

export function codesTable(db: Db): CodesTable {
  const put = db.prepare(
    'insert into codes (code, title) values (?, ?) on conflict (code) do update set title = excluded.title where title <> excluded.title',
  )
  const find = db.prepare<[string], { title: string }>('select title from codes where code = ?')
  const known = new Map<string, string>()
  return {
    learn(doc) {
      for (const item of doc.items) {
        const title = nameOfItem(item)
        for (const raw of [item.sku, ...item.codes]) {
          if (known.get(raw) === title) continue
          put.run(normalizeCode(raw), title)
          if (known.size >= REMEMBERED) known.clear()
          known.set(raw, title)
        }
      }
    },
    titleOf: (code) => find.get(normalizeCode(code))?.title ?? null,
    forget: () => known.clear(),
  }
}
