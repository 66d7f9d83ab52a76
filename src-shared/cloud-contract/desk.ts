import { oc } from '@orpc/contract'
import { z } from 'zod'
import { factoryId, makerId, orderId } from '../ids/ids.ts'
import { line, paragraph } from '../std/plain-text.ts'
import { orderFacets } from './order-filter.ts'

/** A filter of the orders that somebody keeps by a name. */
export const savedFilter = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: orderFacets,
  /** For everybody in the office. */
  shared: z.boolean(),
  /** The caller's own, to rename and remove. */
  mine: z.boolean(),
  ownerName: z.string(),
})
export type SavedFilter = z.infer<typeof savedFilter>
const savedFilters = z.array(savedFilter)

/** What can be done to many orders at once. */
export const bulkAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deliver') }),
  z.object({ kind: z.literal('note'), text: paragraph(2000) }),
  z.object({ kind: z.literal('hold'), reason: line(200) }),
  z.object({ kind: z.literal('release'), reason: line(200) }),
  z.object({ kind: z.literal('cancel'), reason: line(200) }),
])
export type BulkAction = z.infer<typeof bulkAction>

/** At most so many orders in one request; the window asks again for the next ones, so that it can say how far it is. */
export const BULK_AT_ONCE = 25
/** At most so many orders are chosen by a filter. */
export const BULK_LIMIT = 5000

/** What became of one order. A refusal is a sentence for people. */
export const bulkResult = z.object({
  id: orderId,
  number: z.string(),
  done: z.boolean(),
  sentence: z.string(),
})
export type BulkResult = z.infer<typeof bulkResult>

/** What became of one tracking number that somebody says was delivered. */
export const arrival = z.object({
  trackingNumber: z.string(),
  outcome: z.enum(['delivered', 'already_delivered', 'unknown_parcel']),
  /** The orders it belongs to, mostly one. */
  orders: z.array(z.object({ id: orderId, number: z.string() })),
  sentence: z.string(),
})
export type Arrival = z.infer<typeof arrival>

const tags = ['orders']

/** The orders desk: saved filters, bulk actions, delivery confirmation. */
export const desk = {
  choices: oc
    .route({ method: 'GET', path: '/desk/choices', tags, summary: 'What orders can be filtered by here' })
    .output(
      z.object({
        factories: z.array(z.object({ id: factoryId, name: z.string() })),
        makers: z.array(z.object({ id: makerId, name: z.string() })),
        countries: z.array(z.string()),
      }),
    ),
  savedFilters: oc
    .route({ method: 'GET', path: '/desk/filters', tags, summary: 'My saved filters and the shared ones' })
    .output(savedFilters),
  saveFilter: oc
    .route({ method: 'POST', path: '/desk/filters', tags, summary: 'Keep a filter by a name' })
    .input(
      z.object({ id: z.uuid(), name: line(60), filter: orderFacets, shared: z.boolean().default(false) }),
    )
    .output(savedFilters),
  changeFilter: oc
    .route({
      method: 'PATCH',
      path: '/desk/filters/{id}',
      tags,
      summary: 'Rename, share or change a filter of mine',
    })
    .input(
      z.object({
        id: z.uuid(),
        name: line(60).optional(),
        filter: orderFacets.optional(),
        shared: z.boolean().optional(),
      }),
    )
    .output(savedFilters),
  removeFilter: oc
    .route({ method: 'POST', path: '/desk/filters/{id}/remove', tags, summary: 'Remove a filter of mine' })
    .input(z.object({ id: z.uuid() }))
    .output(savedFilters),
  find: oc
    .route({ method: 'GET', path: '/desk/find', tags, summary: 'Up to 5,000 orders that a filter finds' })
    .input(orderFacets)
    .output(z.object({ orders: z.array(z.object({ id: orderId, number: z.string() })), more: z.boolean() })),
  bulk: oc
    .route({
      method: 'POST',
      path: '/desk/bulk',
      tags,
      summary: 'Do one thing to several orders: a transaction and an answer for each',
    })
    .input(
      z.object({
        /** The same for all requests of one bulk action: an order that was answered is answered the same again. */
        bulkId: z.uuid(),
        action: bulkAction,
        ids: z.array(orderId).min(1).max(BULK_AT_ONCE),
      }),
    )
    .output(z.object({ results: z.array(bulkResult) })),
  deliverParcels: oc
    .route({
      method: 'POST',
      path: '/desk/deliveries',
      tags,
      summary: 'These tracking numbers were delivered (S0.13)',
    })
    .input(z.object({ trackingNumbers: z.array(z.string().max(80)).min(1).max(100) }))
    .output(z.object({ results: z.array(arrival) })),
}
