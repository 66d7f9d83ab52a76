import { z } from 'zod'
import { factoryId, makerId } from '../ids/ids.ts'
import { orderStatus, paymentStatus } from '../order/order-status.ts'

/** `true` or `false`, also as the words that a query string carries. */
export const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])

/** Any of several, or one of them as an address without brackets says it. */
const anyOf = <Value extends z.ZodType>(value: Value) =>
  z
    .union([z.array(value).max(50), value])
    .transform((given) => (Array.isArray(given) ? given : [given]) as z.output<Value>[])

/** How a list of orders is sorted. `due`: what is still to be made, soonest first, and all others behind it. */
export const orderSort = z.enum(['newest', 'oldest', 'due', 'largest', 'smallest'])
export type OrderSort = z.infer<typeof orderSort>

/** What orders can be narrowed to: everything that is given has to fit, of several values any. This is what is saved by a name. */
export const orderFacets = z.object({
  status: anyOf(orderStatus).optional(),
  factoryId: anyOf(factoryId).optional(),
  /** With a part in the hands of one of these makers. */
  makerId: anyOf(makerId).optional(),
  payment: anyOf(paymentStatus).optional(),
  /** Where the order goes, ISO 3166-1 alpha-2. */
  country: anyOf(z.string().regex(/^[A-Z]{2}$/)).optional(),
  overdue: flag.optional(),
  /** Open work that is due on the store's calendar day. */
  dueToday: flag.optional(),
  /** The same, and not packed yet. */
  atRisk: flag.optional(),
  /** With a fulfilment that its provider could not make. */
  failed: flag.optional(),
  held: flag.optional(),
  /** Something stands in the way of open work. */
  problem: flag.optional(),
  /** A maker says that they cannot make it. */
  cannotMake: flag.optional(),
  /** Placed on this day or later, and on this day or earlier (UTC). */
  placedFrom: z.iso.date().optional(),
  placedTo: z.iso.date().optional(),
  /** Words, each of them any part of the order's number, the customer's name or e-mail, a tracking number or a SKU. */
  search: z.string().max(200).optional(),
  sort: orderSort.optional(),
})
export type OrderFacets = z.output<typeof orderFacets>

export const orderFilter = orderFacets.extend({
  /** The cursor of the page before. */
  after: z.string().max(200).nullable().default(null),
  limit: z.coerce.number().int().positive().max(200).default(50),
})
export type OrderFilter = z.input<typeof orderFilter>

/** How far a list is counted: a total of this many says "or more". */
export const COUNTED_TO = 5000

/** How far the orders of one status are counted: a number of this many says "or more". */
export const STATUS_COUNTED_TO = 100_000
