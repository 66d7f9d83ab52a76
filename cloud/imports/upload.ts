import { IMPORT_LIMITS, type ImportView } from '../../src-shared/cloud-contract/imports.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { recordAudit } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'
import { importOrProblem } from './import-rows.ts'

export interface AnnouncedFile {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly shop: string
}

const MEGABYTE = 1024 * 1024

/** Opens an import for a file that comes in pieces. */
export function beginImport({ cloud, principal }: RequestContext, file: AnnouncedFile): Promise<ImportView> {
  if (file.bytes > IMPORT_LIMITS.fileBytes)
    throw new Problem(
      413,
      'file_too_large',
      `The file has ${Math.ceil(file.bytes / MEGABYTE)} MB; at most ${IMPORT_LIMITS.fileBytes / MEGABYTE} are read at once. Export a shorter time.`,
    )
  if (file.bytes === 0) throw new Problem(422, 'file_empty', 'The file is empty. Export the orders again.')
  const id = cloud.newId()
  return cloud.db.as(principal.claims, async (tx) => {
    await tx.elevated(async (service) => {
      await service.query(
        `insert into imports (id, store_id, created_by, created_by_name, created_at, file_name, bytes, sha256, shop)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          principal.claims.store_id,
          principal.person?.id ?? null,
          principal.person?.name ?? 'The office',
          toInstant(cloud.clock.now()),
          file.fileName,
          file.bytes,
          file.sha256,
          file.shop,
        ],
      )
      await recordAudit(cloud, service, principal, {
        action: 'import.begun',
        subjectType: 'import',
        subjectId: id,
        detail: `${file.fileName}, orders of ${file.shop}`,
      })
    })
    return importOrProblem(tx, id)
  })
}

/** Keeps a piece of the file. Pieces come in order; one that is here already is left as it is. */
export async function takePiece(
  { cloud, principal }: RequestContext,
  { id, index, data }: { readonly id: string; readonly index: number; readonly data: string },
): Promise<{ bytesHere: number }> {
  const bytes = Buffer.from(data, 'base64')
  const known = await cloud.db.as(principal.claims, (tx) => piecesOf(tx, id))
  if (known.state !== 'uploading')
    throw new Problem(409, 'not_uploading', 'This import has its file already. Begin a new one.')
  if (index < known.pieces) return { bytesHere: known.bytesHere }
  if (index > known.pieces)
    throw new Problem(409, 'piece_missing', `Piece ${known.pieces} of the file has not arrived yet.`)
  if (known.bytesHere + bytes.length > known.bytes)
    throw new Problem(409, 'too_many_bytes', 'More arrived than the file has. Begin a new import.')
  await cloud.storage.put(pieceKey(id, index), bytes, 'application/octet-stream')
  await cloud.db.asService((tx) =>
    tx.query(
      "update imports set pieces = pieces + 1, bytes_here = bytes_here + $3 where id = $1 and pieces = $2 and state = 'uploading'",
      [id, index, bytes.length],
    ),
  )
  return { bytesHere: known.bytesHere + bytes.length }
}

interface Pieces {
  readonly state: string
  readonly pieces: number
  readonly bytes: number
  readonly bytesHere: number
}

async function piecesOf(tx: Parameters<Parameters<Cloud['db']['as']>[1]>[0], id: string): Promise<Pieces> {
  const found = await tx.first<{ state: string; pieces: number; bytes: string; bytes_here: string }>(
    'select state, pieces, bytes, bytes_here from imports where id = $1',
    [id],
  )
  if (!found) throw new Problem(404, 'not_found', 'There is no such import.')
  return {
    state: found.state,
    pieces: found.pieces,
    bytes: Number(found.bytes),
    bytesHere: Number(found.bytes_here),
  }
}

const pieceKey = (id: string, index: number): string => `imports/${id}/${index}`

/** The whole file, as it lies in storage; null where a piece is not there any more. */
export async function wholeFile(
  { storage }: Pick<Cloud, 'storage'>,
  id: string,
  pieces: number,
): Promise<Buffer | null> {
  const parts: Buffer[] = []
  for (let index = 0; index < pieces; index++) {
    const piece = await storage.read(pieceKey(id, index))
    if (!piece) return null
    for await (const part of piece) parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/** Deletes the file: what was found in it is in the database, and customers' data lies nowhere twice. */
export async function forgetFile(
  { storage }: Pick<Cloud, 'storage'>,
  id: string,
  pieces: number,
): Promise<void> {
  for (let index = 0; index < pieces; index++) await storage.remove(pieceKey(id, index))
}
