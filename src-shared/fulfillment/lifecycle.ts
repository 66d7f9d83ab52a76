import { z } from 'zod'

export const fulfillmentState = z.enum([
  'pending',
  'submitted',
  'processing',
  'shipped',
  'delivered',
  'cancel_requested',
  'cancelled',
  'failed',
])
export type FulfillmentState = z.infer<typeof fulfillmentState>

export const fulfillmentEvent = z.enum([
  'submit',
  'start',
  'pack',
  'ship',
  'complete',
  'deliver',
  'request_cancel',
  'refuse_cancel',
  'cancel',
  'fail',
  'retry',
])
export type FulfillmentEvent = z.infer<typeof fulfillmentEvent>

/**
 * Every state answers every event: the next state, or null where the event is refused.
 * `submitted` means waiting at the bench, `processing` in production with packing inside it.
 */
// prettier-ignore
export const lifecycle: Record<FulfillmentState, Record<FulfillmentEvent, FulfillmentState | null>> = {
  pending:          { submit: 'submitted', start: null, pack: null, ship: null, complete: null, deliver: null, request_cancel: 'cancel_requested', refuse_cancel: null, cancel: 'cancelled', fail: 'failed', retry: null },
  submitted:        { submit: null, start: 'processing', pack: 'processing', ship: null, complete: null, deliver: null, request_cancel: 'cancel_requested', refuse_cancel: null, cancel: 'cancelled', fail: 'failed', retry: null },
  processing:       { submit: null, start: null, pack: 'processing', ship: 'shipped', complete: 'delivered', deliver: null, request_cancel: 'cancel_requested', refuse_cancel: null, cancel: 'cancelled', fail: 'failed', retry: null },
  shipped:          { submit: null, start: null, pack: null, ship: null, complete: null, deliver: 'delivered', request_cancel: null, refuse_cancel: null, cancel: null, fail: null, retry: null },
  delivered:        { submit: null, start: null, pack: null, ship: null, complete: null, deliver: null, request_cancel: null, refuse_cancel: null, cancel: null, fail: null, retry: null },
  cancel_requested: { submit: null, start: null, pack: null, ship: null, complete: null, deliver: null, request_cancel: null, refuse_cancel: 'processing', cancel: 'cancelled', fail: null, retry: null },
  cancelled:        { submit: null, start: null, pack: null, ship: null, complete: null, deliver: null, request_cancel: null, refuse_cancel: null, cancel: null, fail: null, retry: null },
  failed:           { submit: null, start: null, pack: null, ship: null, complete: null, deliver: null, request_cancel: null, refuse_cancel: null, cancel: 'cancelled', fail: null, retry: 'pending' },
}

/** The state after `event`, or null where it is refused. */
export const next = (state: FulfillmentState, event: FulfillmentEvent): FulfillmentState | null =>
  lifecycle[state][event]

/** States in which the work is over; they leave the replicas' window after a while. */
export const ENDED: ReadonlySet<FulfillmentState> = new Set(['shipped', 'delivered', 'cancelled', 'failed'])

/** What a state is called on screen. */
export const STATE_WORDS: Record<FulfillmentState, string> = {
  pending: 'Being routed',
  submitted: 'Waiting at bench',
  processing: 'In production',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancel_requested: 'Cancel requested',
  cancelled: 'Cancelled',
  failed: 'Failed',
}
