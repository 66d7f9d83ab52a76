import { ENDED } from '../../src-shared/fulfillment/lifecycle.ts'
import { refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import type { Address } from '../../src-shared/order/address.ts'
import { addressLines } from '../../src-shared/order/address.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import { saveAll, through, type OfficePerson } from './change-fulfillments.ts'
import { recordOrderEvent } from './record-order-event.ts'

/** Adds a note of the office to an order (S1.10). */
export async function addOrderNote(
  cloud: Cloud,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  text: string,
): Promise<void> {
  await tx.elevated(async (service) => {
    await service.query(
      'insert into order_notes (id, store_id, order_id, text, author_id, author_name, created_at) select $1, store_id, id, $3, $4, $5, $6 from orders where id = $2',
      [cloud.newId(), orderId, text, person.id, person.name, new Date(cloud.clock.now())],
    )
    await eventOf(
      cloud,
      service,
      person,
      orderId,
      'noted',
      text.length > 120 ? `${text.slice(0, 117)}…` : text,
    )
  })
}

/** Sends everything that has not left to another address. Refused once all of it has left or ended. */
export async function changeOrderAddress(
  cloud: Cloud,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  shipTo: Address,
): Promise<Refusal | null> {
  const loaded = [...(await loadFulfillmentsOfOrder(tx, orderId)).values()]
  const open = loaded.filter(({ doc }) => !ENDED.has(doc.state))
  if (loaded.length > 0 && open.length === 0)
    return refuse('no_address_change', { state: loaded[0]!.doc.state })
  const call = { name: 'fulfillment.changeAddress', version: 1, args: { shipTo } }
  const refused = await saveAll(
    cloud,
    tx,
    open.map((one) => through(cloud, person, one, [call])),
  )
  if (refused) return refused
  await tx.elevated(async (service) => {
    await service.query('update orders set shipping_address = $2::jsonb, customer_name = $3 where id = $1', [
      orderId,
      JSON.stringify(shipTo),
      shipTo.name,
    ])
    if (open.length === 0)
      await eventOf(cloud, service, person, orderId, 'address_changed', addressLines(shipTo).join(', '))
  })
  return null
}

async function eventOf(
  cloud: Cloud,
  service: Tx,
  person: OfficePerson,
  orderId: string,
  kind: 'noted' | 'address_changed',
  detail: string,
): Promise<void> {
  const order = await service.first<{ store_id: string }>('select store_id from orders where id = $1', [
    orderId,
  ])
  if (order)
    await recordOrderEvent(cloud, service, {
      storeId: order.store_id,
      orderId,
      kind,
      actor: { ...person, role: 'admin' },
      detail,
    })
}
