import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Principal } from '../auth/principal.ts'
import type { Tx } from '../db/database.ts'

/** How long a link to a print file is good for (S0.15). */
const LINK_SECONDS = 600

export interface PrintFileLink {
  readonly url: string
  readonly expiresAt: string
  readonly bytes: number
  readonly sha256: string
}

interface FileRow {
  id: string
  store_id: string
  order_id: string
  storage_key: string
  name: string
  bytes: string
  sha256: string
}

/**
 * A link to a print file for whoever works on its fulfilment, noted in the order's events; null for everyone else,
 * who cannot tell it from a file that does not exist. Row-level security decides who works on it (S0.19).
 */
export async function printFileLink(
  cloud: Pick<Cloud, 'db' | 'clock' | 'newId' | 'storage'>,
  principal: Principal,
  wanted: { readonly id: string; readonly fulfillmentId: string },
): Promise<PrintFileLink | null> {
  const now = cloud.clock.now()
  return cloud.db.as(principal.claims, async (tx) => {
    const file = await tx.first<FileRow>(
      'select id, store_id, order_id, storage_key, name, bytes, sha256 from print_files where id = $1 and fulfillment_request_id = $2',
      [wanted.id, wanted.fulfillmentId],
    )
    if (!file) return null
    await tx.elevated((service) =>
      noteLink(service, cloud.newId(), principal, file, wanted.fulfillmentId, toInstant(now)),
    )
    return {
      url: cloud.storage.signedUrl(file.storage_key, LINK_SECONDS),
      expiresAt: toInstant(now + LINK_SECONDS * 1000),
      bytes: Number(file.bytes),
      sha256: file.sha256,
    }
  })
}

async function noteLink(
  tx: Tx,
  eventId: string,
  { person, device }: Principal,
  file: FileRow,
  fulfillmentId: string,
  at: string,
): Promise<void> {
  await tx.query(
    `insert into order_events (id, store_id, order_id, fulfillment_id, kind, actor_id, actor_name, actor_role, device_id, detail, change, occurred_at, recorded_at)
     values ($1, $2, $3, $4, 'file_url', $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      eventId,
      file.store_id,
      file.order_id,
      fulfillmentId,
      person?.id ?? null,
      person?.name ?? device?.name ?? '',
      person?.role ?? 'station',
      device?.id ?? null,
      `A link to ${file.name} was handed out`,
      JSON.stringify({ printFile: file.id }),
      at,
    ],
  )
}
