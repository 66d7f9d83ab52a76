import type { Db } from './sqlite.ts'

/** A readable copy of a print file that was made for another program, by whom and when. */
export interface Opening {
  readonly id: string
  readonly fulfillmentId: string
  readonly printFileId: string
  /** Null where nobody was signed in. */
  readonly personId: string | null
  readonly openedAt: string
}

interface Columns {
  id: string
  fulfillment_id: string
  print_file_id: string
  person_id: string | null
  opened_at: string
}

export type OpeningsTable = ReturnType<typeof openingsTable>

/** Copies that the office has not been told of yet. */
export function openingsTable(db: Db) {
  const insert = db.prepare(
    'insert into file_openings (id, fulfillment_id, print_file_id, person_id, opened_at) values (?, ?, ?, ?, ?)',
  )
  const oldest = db.prepare<[number], Columns>('select * from file_openings order by id limit ?')
  const remove = db.prepare('delete from file_openings where id = ?')
  return {
    add: ({ id, fulfillmentId, printFileId, personId, openedAt }: Opening) =>
      void insert.run(id, fulfillmentId, printFileId, personId, openedAt),
    oldest: (limit: number): Opening[] =>
      oldest.all(limit).map((row) => ({
        id: row.id,
        fulfillmentId: row.fulfillment_id,
        printFileId: row.print_file_id,
        personId: row.person_id,
        openedAt: row.opened_at,
      })),
    remove: (id: string) => void remove.run(id),
  }
}
