import type { OrderDetail } from '../../../src-shared/cloud-contract/orders.ts'
import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'

export type OrderEvent = OrderDetail['events'][number]

/** An order as the pretended cloud keeps it; status, parcels and timeline of the work follow from its fulfilments. */
export interface KeptOrder {
  base: Pick<
    OrderDetail,
    | 'id'
    | 'number'
    | 'placedAt'
    | 'customerName'
    | 'customerEmail'
    | 'items'
    | 'shipTo'
    | 'customerNote'
    | 'subtotal'
    | 'shipping'
    | 'tax'
    | 'total'
    | 'currency'
    | 'paymentStatus'
    | 'payment'
  >
  fulfillments: Fulfillment[]
  notes: OrderDetail['notes']
  events: OrderEvent[]
  mails: OrderDetail['mails']
  cancelled: { at: string; reason: string } | null
  /** Milliseconds that the bench was cut off, so that its actions were recorded that much later. */
  recordedLater: number
}
