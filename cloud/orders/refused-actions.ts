import { z } from 'zod'
import { refusedAction, type OfficeRefusedAction } from '../../src-shared/cloud-contract/refused-actions.ts'
import { carrierName } from '../../src-shared/fulfillment/carriers.ts'
import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import { outcome } from '../../src-shared/sync/protocol.ts'
import type { Tx } from '../db/database.ts'

interface Row {
  mutationId: string
  fulfillmentId: string
  name: string
  actorName: string
  stationName: string
  at: Date | null
  refusedAt: Date
  args: unknown
  outcome: string
}

/** What stations did with an order that the caller may see, and were refused; newest first. */
export async function readRefusedActions(tx: Tx, orderId: string): Promise<OfficeRefusedAction[]> {
  if (!(await tx.first('select id from orders where id = $1', [orderId]))) return []
  const rows = await tx.elevated((service) => service.query<Row>(REFUSED, [orderId]))
  return rows.map(({ args, outcome: said, at, refusedAt, ...row }) => {
    const { refusal } = outcome.parse(JSON.parse(said))
    return refusedAction.parse({
      ...row,
      at: at?.toISOString() ?? null,
      refusedAt: refusedAt.toISOString(),
      wanted: inWords(args),
      told: refusal ? explainRefusal(refusal).title : '',
    })
  })
}

const parcelLike = z.object({
  carrier: z.string(),
  carrierName: z.string().nullish(),
  trackingNumber: z.string(),
})
const parcelText = (parcel: z.infer<typeof parcelLike>): string =>
  `${parcel.carrierName ?? carrierName(parcel.carrier)} ${parcel.trackingNumber}`

/** Arguments that were never accepted may be anything: what is known of them is said, the rest is left out. */
const KNOWN = z.union([
  z.object({ parcels: z.array(parcelLike) }).transform(({ parcels }) => parcels.map(parcelText).join(', ')),
  z.object({ parcel: parcelLike }).transform(({ parcel }) => parcelText(parcel)),
  z.object({ text: z.string() }).transform(({ text }) => text),
  z.object({ reason: z.string() }).transform(({ reason }) => reason),
  z.object({ photo: z.object({ name: z.string() }) }).transform(({ photo }) => photo.name),
])
const inWords = (args: unknown): string => KNOWN.safeParse(args).data ?? ''

const REFUSED = `
  select m.mutation_id as "mutationId", m.entity_id as "fulfillmentId", m.name, coalesce(u.name, 'Somebody unknown') as "actorName",
    d.name as "stationName", m.occurred_at as at, m.recorded_at as "refusedAt", m.args, m.outcome
  from fulfillment_requests f join device_mutations m on m.entity_id = f.id and m.refused and not m.repeated
  join devices d on d.id = m.device_id and d.store_id = f.store_id left join users u on u.id = m.actor_id
  where f.order_id = $1 order by m.recorded_at desc, m.seq desc limit 50`
