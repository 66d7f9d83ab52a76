import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Principal } from '../auth/principal.ts'
import { hashToken, newToken } from '../auth/tokens.ts'
import type { Tx } from '../db/database.ts'
import { noteFileEvent } from './note-file-event.ts'

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
  name: string
  bytes: string
  sha256: string
  factory_id: string | null
  maker_id: string | null
  ended: boolean
}

/**
 * A link to a print file for whoever works on its fulfilment, good for one use, noted in the order's events; null for
 * everyone else, who cannot tell it from a file that does not exist. Row-level security decides who works on it
 * (S0.19); a maker gets nothing of a job that is over.
 */
export async function printFileLink(
  cloud: Pick<Cloud, 'db' | 'clock' | 'newId' | 'random' | 'publicUrl'>,
  principal: Principal,
  wanted: { readonly id: string; readonly fulfillmentId: string },
): Promise<PrintFileLink | null> {
  const now = cloud.clock.now()
  const token = newToken(cloud.random)
  return cloud.db.as(principal.claims, async (tx) => {
    const file = await tx.first<FileRow>(
      `select p.id, p.store_id, p.order_id, p.name, p.bytes, p.sha256, f.factory_id, f.maker_id, f.ended_at is not null as ended
       from print_files p join fulfillment_requests f on f.id = p.fulfillment_request_id
       where p.id = $1 and f.id = $2`,
      [wanted.id, wanted.fulfillmentId],
    )
    if (!file || (principal.claims.maker_id && file.ended)) return null
    await tx.elevated(async (service) => {
      await noteFileEvent(service, {
        id: cloud.newId(),
        kind: 'file_url',
        storeId: file.store_id,
        orderId: file.order_id,
        fulfillmentId: wanted.fulfillmentId,
        who: principal,
        detail: `A link to ${file.name} was handed out`,
        change: { printFile: file.id, ...(principal.device && { station: principal.device.name }) },
        occurredAt: toInstant(now),
        recordedAt: toInstant(now),
      })
      await keepLink(service, cloud.newId(), token, principal, file, wanted.fulfillmentId, now)
    })
    return {
      url: `${cloud.publicUrl}/print-files/${token}`,
      expiresAt: toInstant(now + LINK_SECONDS * 1000),
      bytes: Number(file.bytes),
      sha256: file.sha256,
    }
  })
}

async function keepLink(
  tx: Tx,
  id: string,
  token: string,
  { person, device }: Principal,
  file: FileRow,
  fulfillmentId: string,
  now: number,
): Promise<void> {
  await tx.query(
    `insert into print_file_links (id, store_id, token_hash, print_file_id, fulfillment_request_id, factory_id, maker_id, person_id, device_id, handed_out_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      file.store_id,
      hashToken(token),
      file.id,
      fulfillmentId,
      file.factory_id,
      file.maker_id,
      person?.id ?? null,
      device?.id ?? null,
      toInstant(now),
      toInstant(now + LINK_SECONDS * 1000),
    ],
  )
}
