import {
  workDetail,
  workRow,
  type WorkDetail,
  type WorkRow,
} from '../../src-shared/cloud-contract/makers/work.ts'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { wantsOf } from '../../src-shared/maker/wants.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import { sayThings } from './maker-detail.ts'

export const WORK_COLUMNS = `f.doc, f.route_reason as "routeReason", u.name as "makerName", fa.name as "factoryName"`

export const WORK_TABLES = `
  fulfillment_requests f join orders o on o.id = f.order_id
  left join maker_profiles m on m.id = f.maker_id left join users u on u.id = m.user_id
  left join factories fa on fa.id = f.factory_id`

/** Only save.ts writes documents: they are not parsed again, but what of them is shown is. */
export interface StoredWork {
  readonly doc: Fulfillment
  readonly routeReason: string
  readonly makerName: string | null
  readonly factoryName: string | null
}

export function readWorkRow({ doc, routeReason, makerName, factoryName }: StoredWork, now: Date): WorkRow {
  const wants = wantsOf(doc.items.flatMap((item) => item.specs))
  return workRow.parse({
    id: doc.id,
    orderId: doc.orderId,
    orderNumber: doc.order.number,
    things: sayThings(doc.items),
    asks: [...wants.processes, ...wants.materials, ...wants.colours],
    pieces: doc.items.reduce((sum, item) => sum + item.quantity, 0),
    city: doc.shipTo?.city ?? '',
    country: doc.shipTo?.country ?? '',
    state: doc.state,
    dueAt: doc.dueAt,
    overdue: doc.endedAt === null && new Date(doc.dueAt) < now,
    startedAt: doc.startedAt,
    held: doc.hold !== null,
    problem: doc.problem,
    maker: doc.makerId === null ? null : { id: doc.makerId, name: makerName ?? '' },
    factory: doc.factoryId === null ? null : { id: doc.factoryId, name: factoryName ?? '' },
    routeReason,
  })
}

/** One fulfilment that the caller may see, open or not. */
export async function getWork(tx: Tx, id: string, now: Date): Promise<WorkDetail> {
  const row = await tx.first<StoredWork>(`select ${WORK_COLUMNS} from ${WORK_TABLES} where f.id = $1`, [id])
  if (!row) throw new Problem(404, 'not_found', 'There is no such fulfilment in this store.')
  return workDetail.parse({ ...readWorkRow(row, now), items: row.doc.items })
}
