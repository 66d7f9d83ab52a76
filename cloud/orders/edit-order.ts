import type { Address } from '../../src-shared/order/address.ts'
import { addressLines } from '../../src-shared/order/address.ts'
import { ENDED } from '../../src-shared/fulfillment/lifecycle.ts'
import { refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { Change } from '../fulfillment/change.ts'
import { loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import { saveFulfillments } from '../fulfillment/save.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { through, type OfficePerson } from './change-fulfillments.ts'
import { recordOrderEvent, type OrderEvent } from './record-order-event.ts'

/** What the office wrote into an order before it left. `customerNote`: null takes it away, undefined leaves it. */
export interface CustomerEdit {
  readonly shipTo: Address
  readonly customerNote?: string | null
}

/**
 * Sends everything that has not left to another address, and changes what the customer wrote with it. The benches see
 * both at once; each is in the order's events with before and after. Refused once all of it has left or ended.
 */
export async function changeOrderAddress(
  cloud: Cloud,
  tx: Tx,
  person: OfficePerson,
  orderId: string,
  { shipTo, customerNote }: CustomerEdit,
): Promise<Refusal | null> {
  const loaded = [...(await loadFulfillmentsOfOrder(tx, orderId)).values()]
  const open = loaded.filter(({ doc }) => !ENDED.has(doc.state))
  if (loaded.length > 0 && open.length === 0)
    return refuse('no_address_change', { state: loaded[0]!.doc.state })
  const before = await tx.first<{ shipTo: Address | null; customerNote: string | null }>(
    'select shipping_address as "shipTo", customer_note as "customerNote" from orders where id = $1',
    [orderId],
  )
  const call = { name: 'fulfillment.changeAddress', version: 1, args: { shipTo } }
  const changes: Change[] = []
  for (const one of open) {
    const change = through(cloud, person, one, sameAddress(one.doc.shipTo, shipTo) ? [] : [call])
    if (isRefusal(change)) return change
    changes.push(customerNote === undefined ? change : withCustomerNote(change, customerNote))
  }
  await saveFulfillments(cloud, tx, changes)
  await tx.elevated(async (service) => {
    await service.query(
      'update orders set shipping_address = $2::jsonb, customer_name = $3, customer_phone = $4 where id = $1',
      [orderId, JSON.stringify(shipTo), shipTo.name, shipTo.phone],
    )
    if (open.length === 0)
      await eventOf(cloud, service, person, orderId, 'address_changed', addressLines(shipTo).join(', '), {
        shipTo: [before?.shipTo ?? null, shipTo],
      })
    if (customerNote === undefined || customerNote === before?.customerNote) return
    await service.query('update orders set customer_note = $2 where id = $1', [orderId, customerNote])
    await eventOf(cloud, service, person, orderId, 'customer_note_changed', customerNote ?? 'Taken away', {
      customerNote: [before?.customerNote ?? null, customerNote],
    })
  })
  return null
}

const sameAddress = (one: Address | null, other: Address): boolean =>
  one !== null && (Object.keys(other) as (keyof Address)[]).every((key) => one[key] === other[key])

/** Told by an event of the order and not by one of each part: the documents carry it without an entry of their own. */
const withCustomerNote = (change: Change, customerNote: string | null): Change => ({
  ...change,
  after: { ...change.after, order: { ...change.after.order, customerNote } },
})

/** Appends to the order's timeline, with the rights of the service. */
export async function eventOf(
  cloud: Cloud,
  service: Tx,
  person: OfficePerson,
  orderId: string,
  kind: OrderEvent['kind'],
  detail: string,
  fields: Readonly<Record<string, readonly [unknown, unknown]>> = {},
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
      detail: detail.length > 120 ? `${detail.slice(0, 117)}…` : detail,
      ...(Object.keys(fields).length > 0 && { change: { fields } }),
    })
}
