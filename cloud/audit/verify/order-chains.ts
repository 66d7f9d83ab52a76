import type { Tx } from '../../db/database.ts'
import { firstBreak, type Break, type ChainLink } from './first-break.ts'

/** Where a walk over a store's orders stands: the order it looked at last. */
export interface OrderPlace {
  /** To the microsecond, as text. */
  readonly placedAt: string
  readonly id: string
}

/** What one stretch of the walk found. */
export interface OrderStretch {
  readonly entries: number
  /** Orders that have any entry. */
  readonly chains: number
  /** Orders whose chain does not hold, in the order in which they were placed. */
  readonly broken: readonly string[]
  /** Null when there are no more orders. */
  readonly next: OrderPlace | null
}

export const FIRST_ORDER: OrderPlace = { placedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

/** Verifies the chains of the next `limit` orders of a store: one statement, so chains and heads are of one moment. */
export async function verifyOrderChains(
  tx: Tx,
  storeId: string,
  after: OrderPlace,
  limit: number,
): Promise<OrderStretch> {
  const row = await tx.first<Row>(STRETCH, [storeId, after.placedAt, after.id, limit])
  const { orders = 0, entries = 0, chains = 0, suspects = null, last = null } = row ?? {}
  const broken: string[] = []
  for (const id of suspects ?? []) if ((await verifyOrder(tx, id)).found) broken.push(id)
  return { entries, chains, broken, next: orders < limit ? null : last }
}

interface Row {
  orders: number
  entries: number
  chains: number
  suspects: string[] | null
  last: OrderPlace | null
}

const STRETCH = `
  with stretch as materialized (
    select o.id, o.placed_at, o.event_head from orders o
    where o.store_id = $1 and (o.placed_at, o.id) > ($2::timestamptz, $3::uuid) order by o.placed_at, o.id limit $4::int
  ), judged as (
    select e.order_id, s.event_head,
      app.event_hash(e) = e.hash and e.store_id = $1 and e.prev_hash is not distinct from lag(e.hash) over chain
        and (lead(e.seq) over chain is not null or e.hash is not distinct from s.event_head) as sound
    from stretch s join order_events e on e.order_id = s.id window chain as (partition by e.order_id order by e.seq)
  ), chains as (select order_id, count(*) as entries, bool_and(sound) as sound from judged group by order_id)
  select count(*)::int as orders, coalesce(sum(c.entries), 0)::int as entries, count(c.order_id)::int as chains,
    array_agg(s.id order by s.placed_at, s.id) filter (where not coalesce(c.sound, s.event_head is null)) as suspects,
    (array_agg(json_build_object('placedAt', to_char(s.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'id', s.id) order by s.placed_at desc, s.id desc))[1] as last
  from stretch s left join chains c on c.order_id = s.id`

/** Verifies the chain of one order, entry by entry. Null where the caller may see no such order. */
export async function verifyOrder(
  tx: Tx,
  orderId: string,
): Promise<{ readonly entries: number; readonly found: Break | null }> {
  const links = await tx.query<ChainLink>(
    `select e.id, encode(e.hash, 'hex') as hash, encode(e.prev_hash, 'hex') as "prevHash", encode(app.event_hash(e), 'hex') as "actualHash",
       e.store_id is not distinct from o.store_id as "sameStore"
     from order_events e left join orders o on o.id = e.order_id where e.order_id = $1 order by e.seq`,
    [orderId],
  )
  const order = await tx.first<{ head: string | null }>(
    `select encode(event_head, 'hex') as head from orders where id = $1`,
    [orderId],
  )
  return { entries: links.length, found: firstBreak(links, order?.head ?? null) }
}
