import { orderStory, type OrderStory } from '../../../src-shared/order/story.ts'
import type { Tx } from '../../db/database.ts'
import { asInstants } from '../../orders/order-rows.ts'
import { namesIn } from '../log/names.ts'

/** Everything that happened to an order, in the order in which it took effect. Null where the caller may see none such. */
export async function readStory(tx: Tx, orderId: string): Promise<OrderStory | null> {
  const order = await tx.first<object>(
    `select id, order_number as number, placed_at as "placedAt", currency, total::int, payment_status as "paymentStatus" from orders where id = $1`,
    [orderId],
  )
  if (!order) return null
  const parts = await tx.query(
    `select id, doc, route_reason as "routeReason" from fulfillment_requests where order_id = $1 order by created_at, id`,
    [orderId],
  )
  const events = await tx.query<object>(EVENTS, [orderId])
  const story = { ...asInstants(order), parts, events: events.map(asInstants) }
  return orderStory.parse({ ...story, names: await namesIn(tx, [idsOf(story)]) })
}

/** Where the ids of factories and makers stand. */
const idsOf = ({ parts, events }: { parts: readonly object[]; events: readonly object[] }): string =>
  JSON.stringify([
    parts
      .map((part) => (part as { doc: { factoryId: unknown; makerId: unknown } }).doc)
      .map(({ factoryId, makerId }) => [factoryId, makerId]),
    events.map((event) => (event as { change: unknown }).change),
  ])

const EVENTS = `
  select e.id, e.fulfillment_id as "fulfillmentId", e.kind, e.actor_name as "actorName", e.actor_role as "actorRole", d.name as station, e.detail, e.change,
    e.occurred_at as at, e.station_clock as "stationClock", e.recorded_at as "recordedAt"
  from order_events e left join devices d on d.id = e.device_id where e.order_id = $1 order by e.seq`
