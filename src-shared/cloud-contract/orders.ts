import { oc } from '@orpc/contract'
import { z } from 'zod'
import { printSpec } from '../catalog/product.ts'
import { fulfillment, parcel, provider } from '../fulfillment/document.ts'
import { fulfillmentState } from '../fulfillment/lifecycle.ts'
import { factoryId, fulfillmentId, orderId, orderItemId } from '../ids/ids.ts'
import { currency, minorUnits } from '../money/money.ts'
import { address } from '../order/address.ts'
import { orderStatus, paymentStatus } from '../order/order-status.ts'
import { instant } from '../std/instant.ts'
import { line, paragraph } from '../std/plain-text.ts'
import { refusedActions } from './refused-actions.ts'
import { flag, orderFilter } from './order-filter.ts'

export const orderRow = z.object({
  id: orderId,
  number: z.string(),
  status: orderStatus,
  paymentStatus,
  placedAt: instant,
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  /** A fulfilment of it could not be made, and somebody has to decide. */
  failed: z.boolean().default(false),
  customerName: z.string(),
  customerEmail: z.string(),
  country: z.string().nullable(),
  total: minorUnits,
  currency,
  pieces: z.int(),
  factories: z.array(z.string()),
  /** Who holds a part of it (S0.12). */
  makers: z.array(z.string()).default([]),
  /** A part of it is held back. */
  held: z.boolean().default(false),
  trackingNumber: z.string().nullable(),
  carrier: z.string().nullable(),
})
export type OrderRow = z.infer<typeof orderRow>

export const orderEvent = z.object({
  id: z.uuid(),
  at: instant,
  recordedAt: instant,
  kind: z.string(),
  actorName: z.string(),
  actorRole: z.string(),
  detail: z.string(),
})

export const orderDetail = orderRow.extend({
  items: z.array(
    z.object({
      id: orderItemId,
      title: z.string(),
      variant: z.string(),
      sku: z.string(),
      quantity: z.int(),
      unitPrice: minorUnits,
      picture: z.string().nullable(),
      specs: z.array(printSpec),
    }),
  ),
  shipTo: address.nullable(),
  customerNote: z.string().nullable(),
  subtotal: minorUnits,
  shipping: minorUnits,
  /** The zone whose fee was asked for; null where nothing was sent, and in orders of before there were zones. */
  shippingZone: z.string().nullable().default(null),
  tax: minorUnits,
  taxLabel: z.string().default('Tax'),
  /** Whether the prices held the tax: then it is not on top of the total. */
  taxIncluded: z.boolean().default(false),
  payment: z
    .object({ provider: z.string(), reference: z.string().nullable(), paidAt: instant.nullable() })
    .nullable(),
  shippedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  parcels: z.array(parcel),
  fulfillments: z.array(
    z.object({
      id: fulfillmentId,
      provider,
      state: fulfillmentState,
      factoryName: z.string().nullable(),
      makerName: z.string().nullable().default(null),
      dueAt: instant,
      routeReason: z.string(),
      doc: fulfillment,
    }),
  ),
  notes: z.array(z.object({ id: z.uuid(), text: z.string(), by: z.string(), at: instant })),
  events: z.array(orderEvent),
  mails: z.array(z.object({ kind: z.string(), state: z.string(), to: z.string(), at: instant })),
})
export type OrderDetail = z.infer<typeof orderDetail>

const one = z.object({ id: orderId })

export const orders = {
  overview: oc
    .route({
      method: 'GET',
      path: '/orders/overview',
      tags: ['orders'],
      summary: 'Counts by status and factory, and what is overdue (S1.5)',
    })
    .output(
      z.object({
        byStatus: z.record(orderStatus, z.int()),
        byFactory: z.array(
          z.object({
            factoryId,
            name: z.string(),
            submitted: z.int(),
            processing: z.int(),
            shippedToday: z.int(),
            overdue: z.int(),
            held: z.int(),
            problems: z.int(),
          }),
        ),
        overdue: z.int(),
        dueToday: z.int(),
        /** Due today and not packed yet. */
        atRisk: z.int(),
        failed: z.int(),
        /** Orders of which a maker says that they cannot make their part. */
        cannotMake: z.int(),
        /** Stations in use that have not been heard of for a while. */
        stationsOffline: z.int(),
        /** What makers have earned and were not paid yet. */
        moneyToPay: z.array(z.object({ currency, amount: minorUnits, makers: z.int() })),
        shippedByDay: z.array(z.object({ day: z.iso.date(), parcels: z.int(), onTime: z.int() })),
      }),
    ),
  list: oc
    .route({
      method: 'GET',
      path: '/orders',
      tags: ['orders'],
      summary: 'Orders with filters and search (S1.6)',
    })
    .input(orderFilter)
    .output(
      z.object({
        rows: z.array(orderRow),
        next: z.string().nullable(),
        /** How many the filter finds, as far as they were counted; null on further pages. */
        total: z.int().nullable(),
        /** There are more than were counted. */
        more: z.boolean().default(false),
      }),
    ),
  get: oc
    .route({
      method: 'GET',
      path: '/orders/{id}',
      tags: ['orders'],
      summary: 'One order with its print specs, parcels and timeline (S1.7)',
    })
    .input(one)
    .output(orderDetail),
  refusedActions,
  addNote: oc
    .route({ method: 'POST', path: '/orders/{id}/notes', tags: ['orders'], summary: 'Add a note (S1.10)' })
    .input(one.extend({ text: paragraph(2000) }))
    .output(orderDetail),
  changeAddress: oc
    .route({
      method: 'POST',
      path: '/orders/{id}/address',
      tags: ['orders'],
      summary: 'Change the address, and what the customer wrote, of what has not left',
    })
    .input(
      one.extend({
        shipTo: address,
        /** What the customer wrote; null takes it away, absent leaves it. */
        customerNote: paragraph(2000).nullable().optional(),
      }),
    )
    .output(orderDetail),
  changeNote: oc
    .route({
      method: 'PATCH',
      path: '/orders/{id}/notes/{noteId}',
      tags: ['orders'],
      summary: 'Change a note of the office while something has not left',
    })
    .input(one.extend({ noteId: z.uuid(), text: paragraph(2000) }))
    .output(orderDetail),
  cancel: oc
    .route({
      method: 'POST',
      path: '/orders/{id}/cancel',
      tags: ['orders'],
      summary: 'Cancel what has not left the building',
    })
    .input(
      one.extend({
        reason: line(200),
        /** Whether what was paid for what is cancelled goes back (X14). */
        refund: flag.default(true),
      }),
    )
    .output(orderDetail),
  ship: oc
    .route({
      method: 'POST',
      path: '/orders/{id}/tracking',
      tags: ['orders'],
      summary: 'Mark a fulfilment shipped with its tracking, from the office (S1.22)',
    })
    .input(
      one.extend({
        fulfillmentId,
        carrier: z.string(),
        carrierName: z.string().nullable().default(null),
        trackingNumber: z.string(),
        trackingUrl: z.string().nullable().default(null),
      }),
    )
    .output(orderDetail),
  deliver: oc
    .route({
      method: 'POST',
      path: '/orders/{id}/deliver',
      tags: ['orders'],
      summary: 'Confirm delivery of every shipped fulfilment (S0.13)',
    })
    .input(one)
    .output(orderDetail),
  move: oc
    .route({
      method: 'POST',
      path: '/fulfillments/{id}/move',
      tags: ['orders'],
      summary: 'Move open work to another factory',
    })
    .input(z.object({ id: fulfillmentId, factoryId, reason: line(200) }))
    .output(orderDetail),
}
