import type { Tx } from '../db/database.ts'
import type { Draft } from './build-document.ts'

/** The lines of new fulfilments, each tied to the order item that it makes. */
export async function insertLines(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  const lines = drafts.flatMap(({ doc, lines: own }) => own.map((line) => ({ doc, ...line })))
  await tx.query(
    `insert into fulfillment_request_items (id, store_id, fulfillment_request_id, order_item_id, provider_line_id, quantity)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[])`,
    [
      lines.map((line) => line.id),
      lines.map(({ doc }) => doc.storeId),
      lines.map(({ doc }) => doc.id),
      lines.map(({ item }) => item.id),
      lines.map((line) => line.externalVariantId),
      lines.map(({ item }) => item.quantity),
    ],
  )
}

/** The files to produce from. The document names them; where they lie in storage is only here. */
export async function insertPrintFiles(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  const files = drafts.flatMap(({ doc, files: own }) => own.map((file) => ({ doc, ...file })))
  if (files.length === 0) return
  await tx.query(
    `insert into print_files (id, store_id, order_id, fulfillment_request_id, order_item_id, storage_key, name, media_type, bytes, sha256)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[])`,
    [
      files.map((file) => file.id),
      files.map(({ doc }) => doc.storeId),
      files.map(({ doc }) => doc.orderId),
      files.map(({ doc }) => doc.id),
      files.map(({ item }) => item.id),
      files.map(({ asset }) => asset.key),
      files.map(({ asset }) => asset.name),
      files.map(({ asset }) => asset.mediaType),
      files.map(({ asset }) => asset.bytes),
      files.map(({ asset }) => asset.sha256),
    ],
  )
}
