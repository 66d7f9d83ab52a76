import { z } from 'zod'
import type { Box } from '../../src-shared/maker/box.ts'
import { measureMesh } from '../../src-shared/maker/model/measure-mesh.ts'
import { readStl } from '../../src-shared/maker/model/read-stl.ts'
import type { Cloud } from '../cloud.ts'
import type { Storage } from '../providers/storage/port.ts'

/** A model that is larger than this is left to the maker's own eyes. */
const LARGEST_BYTES = 16 * 1024 * 1024
/** At most so many models are measured for one question; the rest with the next. */
const AT_ONCE = 20

const unmeasured = z.object({ sha256: z.string(), key: z.string() })

/**
 * Measures the models of these fulfilments that nobody measured yet, and keeps their sizes with the print files. Outside
 * of any transaction: it reads files. A file that is no model is remembered as one that cannot be measured.
 */
export async function measureModels(
  { db, storage }: Pick<Cloud, 'db' | 'storage'>,
  fulfillmentIds: readonly string[],
): Promise<void> {
  const waiting = await db.asService((tx) =>
    tx.rows(
      unmeasured,
      `select distinct on (sha256) sha256, storage_key as key from print_files
       where fulfillment_request_id = any($1::uuid[]) and media_type = 'model/stl' and box is null and bytes <= ${LARGEST_BYTES}
       order by sha256 limit ${AT_ONCE}`,
      [fulfillmentIds],
    ),
  )
  const measured: { sha256: string; box: Box | null }[] = []
  for (const { sha256, key } of waiting) {
    const bytes = await bytesOf(storage, key)
    if (bytes) measured.push({ sha256, box: sizeOf(bytes) })
  }
  if (measured.length === 0) return
  await db.asService((tx) =>
    tx.query(
      `update print_files p set box = c.box::jsonb from unnest($1::text[], $2::text[]) as c (sha256, box)
       where p.sha256 = c.sha256 and p.box is null`,
      [measured.map((one) => one.sha256), measured.map((one) => JSON.stringify(one.box ?? {}))],
    ),
  )
}

async function bytesOf(storage: Storage, key: string): Promise<Uint8Array | null> {
  const file = await storage.read(key)
  if (!file) return null
  const pieces: Uint8Array[] = []
  for await (const piece of file) pieces.push(piece as Uint8Array)
  return Buffer.concat(pieces)
}

function sizeOf(bytes: Uint8Array): Box | null {
  const model = readStl(bytes)
  if (!model.ok) return null
  const [x, y, z] = measureMesh(model.mesh).box.size
  return { x, y, z }
}
