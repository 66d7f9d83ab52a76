import { z } from 'zod'
import { ENDED } from '../fulfillment/lifecycle.ts'
import { factoryId } from '../ids/ids.ts'
import { address, addressLines } from '../order/address.ts'
import { line } from '../std/plain-text.ts'
import { mutation } from './mutation.ts'
import { recorded, step } from './record.ts'
import { refuse } from './refusal.ts'

const OFFICE = ['admin', 'service'] as const

/** Hands a routed fulfilment to the bench of a factory. */
export const submitFulfillment = mutation({
  name: 'fulfillment.submit',
  version: 1,
  roles: OFFICE,
  args: z.object({ factoryId, reason: line(200) }),
  apply(doc, args, context) {
    const state = step(doc, 'submit', 'not_routable')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state, factoryId: args.factoryId }, 'routed', context, args.reason)
  },
})

/** Asks for a cancellation that the provider has to confirm. */
export const requestCancel = mutation({
  name: 'fulfillment.requestCancel',
  version: 1,
  roles: OFFICE,
  args: z.object({ reason: line(200) }),
  apply(doc, { reason }, context) {
    const state = step(doc, 'request_cancel', 'not_cancellable')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state }, 'cancel_requested', context, reason)
  },
})

/** The provider says that it is too late. */
export const refuseCancel = mutation({
  name: 'fulfillment.refuseCancel',
  version: 1,
  roles: OFFICE,
  args: z.object({ reason: line(200) }),
  apply(doc, { reason }, context) {
    const state = step(doc, 'refuse_cancel', 'no_cancel_asked')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state }, 'cancel_refused', context, reason)
  },
})

/** Cancels work that has not left the building. */
export const cancelFulfillment = mutation({
  name: 'fulfillment.cancel',
  version: 1,
  roles: OFFICE,
  args: z.object({ reason: line(200) }),
  apply(doc, { reason }, context) {
    const state = step(doc, 'cancel', 'not_cancellable')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state, endedAt: context.now }, 'cancelled', context, reason)
  },
})

/** The provider cannot make it. */
export const failFulfillment = mutation({
  name: 'fulfillment.fail',
  version: 1,
  roles: OFFICE,
  args: z.object({ reason: line(500) }),
  apply(doc, { reason }, context) {
    const state = step(doc, 'fail', 'not_cancellable')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state, endedAt: context.now }, 'failed', context, reason)
  },
})

/** Starts a failed fulfilment over. */
export const retryFulfillment = mutation({
  name: 'fulfillment.retry',
  version: 1,
  roles: OFFICE,
  args: z.object({}),
  apply(doc, _args, context) {
    const state = step(doc, 'retry', 'not_retryable')
    if (typeof state !== 'string') return state
    // A maker who could not make it does not have it any more.
    return recorded({ ...doc, state, makerId: null, endedAt: null }, 'retried', context)
  },
})

/** Sends the parcels somewhere else, while nothing has left. */
export const changeAddress = mutation({
  name: 'fulfillment.changeAddress',
  version: 1,
  roles: OFFICE,
  args: z.object({ shipTo: address }),
  apply(doc, { shipTo }, context) {
    if (ENDED.has(doc.state)) return refuse('no_address_change', { state: doc.state })
    return recorded(
      { ...doc, shipTo, order: { ...doc.order, customerName: shipTo.name } },
      'address_changed',
      context,
      addressLines(shipTo).join(', '),
    )
  },
})
