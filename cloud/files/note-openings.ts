import type { Cloud } from '../cloud.ts'
import type { Principal } from '../auth/principal.ts'
import type { Tx } from '../db/database.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { noteFileEvent } from './note-file-event.ts'

export interface ToldOpening {
  readonly id: string
  readonly printFileId: string
  readonly fulfillmentId: string
  readonly personId: string | null
  readonly openedAt: string
}

interface FileRow {
  store_id: string
  order_id: string
  name: string
}

/**
 * Notes in the orders' events which readable copies of print files a station made. It is believed for files that it was
 * given links to, also after the work has left it; anything else is left out. The same news twice is noted once.
 */
export async function noteOpenings(
  cloud: Pick<Cloud, 'db' | 'clock'>,
  device: NonNullable<Principal['device']>,
  openings: readonly ToldOpening[],
): Promise<void> {
  for (const opening of openings) await cloud.db.asService((tx) => noteOpening(cloud, tx, device, opening))
}

async function noteOpening(
  { clock }: Pick<Cloud, 'clock'>,
  tx: Tx,
  device: NonNullable<Principal['device']>,
  { id, printFileId, fulfillmentId, personId, openedAt }: ToldOpening,
): Promise<void> {
  const file = await tx.first<FileRow>(
    `select p.store_id, p.order_id, p.name from print_files p
     where p.id = $1 and p.fulfillment_request_id = $2
       and exists (select from print_file_links l where l.print_file_id = p.id and l.device_id = $3)
       and not exists (select from order_events e where e.id = $4)`,
    [printFileId, fulfillmentId, device.id, id],
  )
  if (!file) return
  const person = await tx.first<NonNullable<Principal['person']>>(
    'select id, name, role from users where id = $1 and store_id = $2',
    [personId, file.store_id],
  )
  await noteFileEvent(tx, {
    id,
    kind: 'file_opened',
    storeId: file.store_id,
    orderId: file.order_id,
    fulfillmentId,
    who: { person, device },
    detail: `${file.name} was opened in another program`,
    change: { printFile: printFileId, station: device.name },
    occurredAt: openedAt,
    recordedAt: toInstant(clock.now()),
  })
}
