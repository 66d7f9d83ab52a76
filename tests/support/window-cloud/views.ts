import type { OrderDetail, OrderRow } from '../../../src-shared/cloud-contract/orders.ts'
import { isOverdue } from '../../../src-shared/fulfillment/document.ts'
import { ENDED } from '../../../src-shared/fulfillment/lifecycle.ts'
import { deriveOrderStatus } from '../../../src-shared/order/order-status.ts'
import type { KeptOrder } from './kept-order.ts'
import type { Office } from './office.ts'
import type { Store } from './store.ts'

type Kept = Pick<Store, 'office' | 'makerNames'>

/** The order as a line of the list. */
export function rowOf(order: KeptOrder, { office, makerNames }: Kept, nowMs: number): OrderRow {
  const { base, fulfillments } = order
  const open = fulfillments.filter((doc) => !ENDED.has(doc.state))
  const parcel = fulfillments.flatMap((doc) => doc.parcels)[0]
  return {
    id: base.id,
    number: base.number,
    paymentStatus: base.paymentStatus,
    placedAt: base.placedAt,
    customerName: base.customerName,
    customerEmail: base.customerEmail,
    total: base.total,
    currency: base.currency,
    status: deriveOrderStatus(
      base.paymentStatus,
      fulfillments.map((doc) => doc.state),
    ),
    dueAt: open.map((doc) => doc.dueAt).sort()[0] ?? null,
    failed: fulfillments.some((doc) => doc.state === 'failed'),
    overdue: fulfillments.some((doc) => isOverdue(doc, nowMs)),
    country: base.shipTo?.country ?? null,
    pieces: base.items.reduce((sum, item) => sum + item.quantity, 0),
    factories: [
      ...new Set(fulfillments.map((doc) => nameOf(office, doc.factoryId)).filter((name) => name !== null)),
    ],
    makers: [
      ...new Set(fulfillments.flatMap((doc) => (doc.makerId ? (makerNames.get(doc.makerId) ?? []) : []))),
    ],
    held: open.some((doc) => doc.hold !== null),
    trackingNumber: parcel?.trackingNumber ?? null,
    carrier: parcel?.carrierName ?? null,
  }
}

/** The whole order, with the timeline of its work among its own events. */
export function detailOf(order: KeptOrder, store: Kept, nowMs: number): OrderDetail {
  const { base, fulfillments } = order
  const worked = fulfillments.flatMap((doc) =>
    doc.timeline.map((entry) => ({
      id: entry.id,
      at: entry.at,
      kind: entry.kind,
      actorName: entry.by.name,
      actorRole: entry.by.role,
      detail: entry.detail,
      recordedAt:
        entry.by.role === 'operator'
          ? new Date(Math.min(nowMs, Date.parse(entry.at) + order.recordedLater)).toISOString()
          : entry.at,
    })),
  )
  const latest = (of: 'shippedAt' | 'deliveredAt'): string | null =>
    fulfillments
      .map((doc) => doc[of])
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null
  return {
    ...rowOf(order, store, nowMs),
    items: base.items,
    shipTo: base.shipTo,
    customerNote: base.customerNote,
    subtotal: base.subtotal,
    shipping: base.shipping,
    shippingZone: null,
    tax: base.tax,
    taxLabel: 'VAT 15 %',
    taxIncluded: false,
    payment: base.payment,
    shippedAt: latest('shippedAt'),
    deliveredAt: fulfillments.every((doc) => doc.deliveredAt !== null) ? latest('deliveredAt') : null,
    cancelledAt: order.cancelled?.at ?? null,
    cancelReason: order.cancelled?.reason ?? null,
    trackingUrl: fulfillments.flatMap((doc) => doc.parcels)[0]?.trackingUrl ?? null,
    parcels: fulfillments.flatMap((doc) => doc.parcels),
    fulfillments: fulfillments.map((doc) => ({
      id: doc.id,
      provider: doc.provider,
      state: doc.state,
      factoryName: nameOf(store.office, doc.factoryId),
      makerName: (doc.makerId && store.makerNames.get(doc.makerId)) ?? null,
      dueAt: doc.dueAt,
      doc,
      routeReason:
        doc.timeline.findLast((entry) => entry.kind === 'routed' || entry.kind === 'reassigned')?.detail ??
        '',
    })),
    notes: order.notes,
    events: [...order.events, ...worked].sort((a, b) => (a.at < b.at ? -1 : 1)),
    mails: order.mails,
  }
}

const nameOf = (office: Office, id: string | null): string | null =>
  office.factories.find((factory) => factory.id === id)?.name ?? null
