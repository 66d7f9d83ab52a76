import { implement } from '@orpc/server'
import { cloudContract } from '../../../src-shared/cloud-contract/contract.ts'
import type { OrderFacets } from '../../../src-shared/cloud-contract/order-filter.ts'
import type { OrderDetail, OrderRow } from '../../../src-shared/cloud-contract/orders.ts'
import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { ENDED } from '../../../src-shared/fulfillment/lifecycle.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { findKeptOrders } from './find-orders.ts'
import { actorOf } from './office.ts'
import type { KeptOrder } from './kept-order.ts'
import { notFound, refused } from './refusals.ts'
import type { Store } from './store.ts'
import { detailOf, rowOf } from './views.ts'

const DAY = 86_400_000

/** The orders part of the cloud contract, on what is kept in memory. */
export function orderAnswers(store: Store) {
  const os = implement(cloudContract).orders
  const { office, orders } = store
  const row = (order: KeptOrder): OrderRow => rowOf(order, store, store.now())
  const find = (id: string): KeptOrder => {
    const order = orders.find((candidate) => candidate.base.id === id)
    if (!order) throw notFound('order')
    return order
  }
  const answer = (order: KeptOrder): OrderDetail => detailOf(order, store, store.now())
  const context = () => ({
    now: new Date(store.now()).toISOString(),
    actor: actorOf(office.people[0]!),
    mutationId: store.chance.id(store.now()),
    permissions: ['confirm_by_hand' as const],
  })
  const change = (
    order: KeptOrder,
    docs: readonly Fulfillment[],
    name: string,
    args: Record<string, unknown>,
  ): OrderDetail => {
    const after = docs.map((doc) =>
      applyCall(doc, { name: `fulfillment.${name}`, version: 1, args }, context()),
    )
    for (const doc of after) if ('refused' in doc) throw refused(doc)
    order.fulfillments = order.fulfillments.map(
      (doc) => (after as Fulfillment[]).find((changed) => changed.id === doc.id) ?? doc,
    )
    return answer(order)
  }
  /** The document as the change before has left it. */
  const again = (order: KeptOrder, doc: Fulfillment): Fulfillment[] =>
    order.fulfillments.filter((candidate) => candidate.id === doc.id)
  const today = (): string => new Date(store.now()).toISOString().slice(0, 10)
  const count = (facets: OrderFacets): number => findKeptOrders(store, facets).length

  return {
    overview: os.overview.handler(() => {
      const docs = orders.flatMap((order) => order.fulfillments)
      const isLate = (doc: Fulfillment): boolean =>
        !ENDED.has(doc.state) && Date.parse(doc.dueAt) < store.now()
      const byStatus = new Map<string, number>()
      for (const order of orders) {
        const { status } = row(order)
        byStatus.set(status, (byStatus.get(status) ?? 0) + 1)
      }
      return {
        byStatus: {
          pending_payment: byStatus.get('pending_payment') ?? 0,
          new: byStatus.get('new') ?? 0,
          in_production: byStatus.get('in_production') ?? 0,
          partially_shipped: byStatus.get('partially_shipped') ?? 0,
          shipped: byStatus.get('shipped') ?? 0,
          delivered: byStatus.get('delivered') ?? 0,
          cancelled: byStatus.get('cancelled') ?? 0,
        },
        byFactory: office.factories.map((factory) => {
          const own = docs.filter((doc) => doc.factoryId === factory.id)
          return {
            factoryId: factory.id,
            name: factory.name,
            submitted: own.filter((doc) => doc.state === 'submitted').length,
            processing: own.filter((doc) => doc.state === 'processing').length,
            shippedToday: own.filter((doc) => doc.shippedAt?.startsWith(today())).length,
            overdue: own.filter(isLate).length,
            held: own.filter((doc) => doc.hold && !ENDED.has(doc.state)).length,
            problems: own.filter((doc) => doc.problem && !ENDED.has(doc.state)).length,
          }
        }),
        overdue: count({ overdue: true }),
        dueToday: count({ dueToday: true }),
        atRisk: count({ atRisk: true }),
        failed: count({ failed: true }),
        cannotMake: count({ cannotMake: true }),
        stationsOffline: office.stations.filter((station) => !station.revokedAt && !station.online).length,
        moneyToPay: orders.length > 0 ? [{ currency: 'ZAR', amount: 1_284_550, makers: 3 }] : [],
        shippedByDay: Array.from({ length: 30 }, (_, at) => {
          const day = new Date(store.now() - (29 - at) * DAY).toISOString().slice(0, 10)
          const sent = docs.filter((doc) => doc.shippedAt?.startsWith(day))
          return {
            day,
            parcels: sent.reduce((sum, doc) => sum + doc.parcels.length, 0),
            onTime: sent.filter((doc) => doc.shippedAt! <= doc.dueAt).length,
          }
        }),
      }
    }),
    list: os.list.handler(({ input }) => {
      const found = findKeptOrders(store, input)
      const from = input.after === null ? 0 : found.findIndex((order) => order.base.id === input.after) + 1
      const page = found.slice(from, from + input.limit)
      return {
        rows: page.map(row),
        next: from + page.length < found.length ? page.at(-1)!.base.id : null,
        total: input.after === null ? found.length : null,
        more: false,
      }
    }),
    get: os.get.handler(({ input }) => answer(find(input.id))),
    refusedActions: os.refusedActions.handler(() => []),
    addNote: os.addNote.handler(({ input }) => {
      const order = find(input.id)
      const { now, actor, mutationId } = context()
      order.notes.push({ id: mutationId, text: input.text, by: actor.name, at: now })
      return answer(order)
    }),
    changeAddress: os.changeAddress.handler(({ input }) => {
      const order = find(input.id)
      change(order, order.fulfillments, 'changeAddress', { shipTo: input.shipTo })
      order.base = { ...order.base, shipTo: input.shipTo, customerName: input.shipTo.name }
      if (input.customerNote !== undefined) order.base = { ...order.base, customerNote: input.customerNote }
      return answer(order)
    }),
    changeNote: os.changeNote.handler(({ input }) => {
      const order = find(input.id)
      order.notes = order.notes.map((note) =>
        note.id === input.noteId ? { ...note, text: input.text } : note,
      )
      return answer(order)
    }),
    cancel: os.cancel.handler(({ input }) => {
      const order = find(input.id)
      change(order, order.fulfillments, 'cancel', { reason: input.reason })
      order.cancelled = { at: context().now, reason: input.reason }
      return answer(order)
    }),
    ship: os.ship.handler(({ input }) => {
      const order = find(input.id)
      const doc = order.fulfillments.find((candidate) => candidate.id === input.fulfillmentId)
      if (!doc) throw notFound('fulfilment')
      const unverified = doc.items.filter((item) => item.packed < item.quantity)
      const parcel = {
        id: store.chance.id(store.now()),
        carrier: input.carrier,
        carrierName: input.carrierName,
        trackingNumber: input.trackingNumber,
        trackingUrl: input.trackingUrl,
      }
      const byHand = { by: 'hand', evidence: 'shipped from the office' }
      for (const item of unverified)
        change(order, again(order, doc), 'pack', {
          itemId: item.id,
          pieces: item.quantity - item.packed,
          ...byHand,
        })
      return change(order, again(order, doc), 'ship', { parcels: [parcel] })
    }),
    deliver: os.deliver.handler(({ input }) => {
      const order = find(input.id)
      return change(
        order,
        order.fulfillments.filter((doc) => doc.state === 'shipped'),
        'deliver',
        {},
      )
    }),
    move: os.move.handler(({ input }) => {
      const order = orders.find((candidate) => candidate.fulfillments.some((doc) => doc.id === input.id))
      if (!order) throw notFound('fulfilment')
      return change(
        order,
        order.fulfillments.filter((doc) => doc.id === input.id),
        'move',
        { factoryId: input.factoryId, reason: input.reason },
      )
    }),
  }
}
