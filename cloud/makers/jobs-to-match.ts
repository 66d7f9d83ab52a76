import { z } from 'zod'
import { fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { Place } from '../../src-shared/maker/distance.ts'
import type { JobToShare } from '../../src-shared/maker/share-out.ts'
import { wantsOf } from '../../src-shared/maker/wants.ts'
import type { Tx } from '../db/database.ts'
import { sayThings } from './maker-detail.ts'

const box = z.object({ x: z.number(), y: z.number(), z: z.number() })
const row = z.object({
  doc: fulfillment.pick({
    id: true,
    items: true,
    shipTo: true,
    dueAt: true,
    order: true,
    requiresShipping: true,
  }),
  boxes: z.array(z.union([box, z.object({})])),
})

/** A job as matching sees it, with what a list says of it. */
export interface MatchableJob extends JobToShare {
  readonly orderNumber: string
  readonly things: string
}

/** Reads fulfilments, as far as the caller may see them, as matching needs them. */
export async function jobsToMatch(
  tx: Tx,
  ids: readonly string[],
  placeOf: (city: string, country: string) => Place | null,
): Promise<MatchableJob[]> {
  const rows = await tx.rows(
    row,
    `select f.doc, coalesce((select json_agg(p.box) from print_files p where p.fulfillment_request_id = f.id and p.box is not null), '[]') as boxes
     from fulfillment_requests f where f.id = any($1::uuid[]) order by f.due_at, f.id`,
    [ids],
  )
  return rows.map(({ doc, boxes }) => ({
    id: doc.id,
    dueAt: doc.dueAt,
    orderNumber: doc.order.number,
    things: sayThings(doc.items),
    wants: wantsOf(
      doc.items.flatMap((item) => item.specs),
      boxes.flatMap((one) => box.safeParse(one).data ?? []),
    ),
    to:
      doc.requiresShipping && doc.shipTo
        ? {
            city: doc.shipTo.city,
            country: doc.shipTo.country,
            place: placeOf(doc.shipTo.city, doc.shipTo.country),
          }
        : null,
  }))
}
