import type { Photo } from '../../src-shared/fulfillment/document.ts'
import type { Db } from './sqlite.ts'

/** A photo that was taken here. `waiting` until the cloud has its bytes; `refused` where it will never have them. */
export interface PhotoRow extends Photo {
  readonly fulfillmentId: string
  readonly addedAt: string
  readonly state: 'waiting' | 'sent' | 'refused'
  /** Why it was refused. */
  readonly sentence: string | null
}

interface Columns extends Omit<PhotoRow, 'fulfillmentId' | 'mediaType' | 'addedAt'> {
  fulfillment_id: string
  media_type: Photo['mediaType']
  added_at: string
}

const fromColumns = ({
  fulfillment_id: fulfillmentId,
  media_type: mediaType,
  added_at: addedAt,
  ...row
}: Columns): PhotoRow => ({ ...row, fulfillmentId, mediaType, addedAt })

export type PhotosTable = ReturnType<typeof photosTable>

/** The photos of this station; their bytes lie beside the database. */
export function photosTable(db: Db) {
  const insert = db.prepare(
    `insert into photos (id, fulfillment_id, name, media_type, bytes, sha256, added_at, state) values (?, ?, ?, ?, ?, ?, ?, 'waiting')`,
  )
  const of = db.prepare<[string], Columns>('select * from photos where fulfillment_id = ? order by id')
  const waiting = db.prepare<[], Columns>(`select * from photos where state = 'waiting' order by id`)
  const count = db.prepare<[], number>(`select count(*) from photos where state = 'waiting'`).pluck()
  const settle = db.prepare(`update photos set state = ?, sentence = ? where id = ? and state = 'waiting'`)
  const settled = db
    .prepare<[], string>(`select distinct fulfillment_id from photos where state <> 'waiting'`)
    .pluck()
  const removeSettled = db.prepare(`delete from photos where fulfillment_id = ? and state <> 'waiting'`)
  const remove = db.prepare('delete from photos where id = ?')
  return {
    add: ({
      id,
      fulfillmentId,
      name,
      mediaType,
      bytes,
      sha256,
      addedAt,
    }: Omit<PhotoRow, 'state' | 'sentence'>) =>
      void insert.run(id, fulfillmentId, name, mediaType, bytes, sha256, addedAt),
    of: (fulfillmentId: string) => of.all(fulfillmentId).map(fromColumns),
    waiting: () => waiting.all().map(fromColumns),
    countWaiting: () => Number(count.get()),
    settle: (id: string, state: 'sent' | 'refused', sentence: string | null) =>
      void settle.run(state, sentence, id),
    /** Fulfilments with photos that need nothing more. */
    settledOf: () => settled.all(),
    removeSettled: (fulfillmentId: string) => void removeSettled.run(fulfillmentId),
    remove: (id: string) => void remove.run(id),
  }
}
