import type { OrderFacets } from '../../../src-shared/cloud-contract/order-filter.ts'
import type { OrderRow } from '../../../src-shared/cloud-contract/orders.ts'
import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { isPacked } from '../../../src-shared/fulfillment/document.ts'
import { ENDED } from '../../../src-shared/fulfillment/lifecycle.ts'
import { foldForSearch } from '../../../src-shared/std/plain-text.ts'
import type { KeptOrder } from './kept-order.ts'
import type { Store } from './store.ts'
import { rowOf } from './views.ts'

/** Whether some part that is still to be made is like this. */
const open = (order: KeptOrder, like: (doc: Fulfillment) => boolean): boolean =>
  order.fulfillments.some((doc) => !ENDED.has(doc.state) && like(doc))

const oneOf = (wanted: readonly unknown[] | undefined, ...values: readonly unknown[]): boolean =>
  !wanted?.length || values.some((value) => wanted.includes(value))

function finds(order: KeptOrder, words: readonly string[]): boolean {
  const texts = [
    order.base.number,
    order.base.customerName,
    order.base.customerEmail,
    ...order.base.items.map((item) => item.sku),
    ...order.fulfillments.flatMap((doc) => doc.parcels.map((parcel) => parcel.trackingNumber)),
  ].map(foldForSearch)
  return words.every((word) => texts.some((text) => text.includes(word)))
}

/** The orders that a filter finds, in its order. */
export function findKeptOrders(store: Store, facets: OrderFacets): KeptOrder[] {
  const today = new Date(store.now()).toISOString().slice(0, 10)
  const words = (facets.search ?? '').split(/\s+/).map(foldForSearch).filter(Boolean)
  const dueToday = (doc: Fulfillment): boolean => doc.dueAt.startsWith(today)
  const late = (doc: Fulfillment): boolean => Date.parse(doc.dueAt) < store.now()
  const found = store.orders.filter((order) => {
    let made: OrderRow | undefined
    // Twenty thousand orders are asked often: a row is made only for what needs it.
    const row = (): OrderRow => (made ??= rowOf(order, store, store.now()))
    const day = order.base.placedAt.slice(0, 10)
    return (
      (!facets.status?.length || facets.status.includes(row().status)) &&
      oneOf(facets.payment, order.base.paymentStatus) &&
      oneOf(facets.country, order.base.shipTo?.country) &&
      oneOf(facets.factoryId, ...order.fulfillments.map((doc) => doc.factoryId)) &&
      oneOf(facets.makerId, ...order.fulfillments.map((doc) => doc.makerId)) &&
      (!facets.overdue || open(order, late)) &&
      (!facets.dueToday || open(order, dueToday)) &&
      (!facets.atRisk || open(order, (doc) => dueToday(doc) && !isPacked(doc))) &&
      (!facets.failed || row().failed) &&
      (!facets.held || row().held) &&
      (!facets.problem || open(order, (doc) => doc.problem !== null)) &&
      (!facets.cannotMake ||
        open(
          order,
          (doc) =>
            doc.problem !== null &&
            ['cannot_make', 'out_of_material', 'file_unusable'].includes(doc.problem.kind),
        )) &&
      (!facets.placedFrom || day >= facets.placedFrom) &&
      (!facets.placedTo || day <= facets.placedTo) &&
      (words.length === 0 || finds(order, words))
    )
  })
  const due = (order: KeptOrder): string =>
    open(order, () => true) ? (rowOf(order, store, store.now()).dueAt ?? '9') : '9'
  switch (facets.sort ?? 'newest') {
    case 'newest':
      return found
    case 'oldest':
      return found.toReversed()
    case 'due':
      return found.toSorted((a, b) => (due(a) < due(b) ? -1 : 1))
    case 'largest':
      return found.toSorted((a, b) => b.base.total - a.base.total)
    case 'smallest':
      return found.toSorted((a, b) => a.base.total - b.base.total)
  }
}
