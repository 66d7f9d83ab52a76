import type { FulfillmentState } from '../../../../src-shared/fulfillment/lifecycle.ts'
import { next } from '../../../../src-shared/fulfillment/lifecycle.ts'
import type { FulfillmentProvider, ProviderOrder } from '../port.ts'

/**
 * Our own factory: its benches work on the very documents that we keep, so it accepts at once, and an order of it
 * can be cancelled until it has left the building.
 */
export const ownFactory: FulfillmentProvider = {
  type: 'factory',
  inHouse: true,
  createOrder: async () => ({ accepted: true, externalId: null }),
  cancelOrder: async ({ state }) =>
    next(state, 'cancel')
      ? { accepted: true, externalId: null }
      : { accepted: false, reason: 'It has already left the building.' },
  getOrder: async ({ state }) => ({ externalId: null, state: WORDS[state] }),
}

const WORDS: Record<FulfillmentState, ProviderOrder['state']> = {
  pending: 'waiting',
  submitted: 'waiting',
  processing: 'in_production',
  shipped: 'shipped',
  delivered: 'delivered',
  cancel_requested: 'in_production',
  cancelled: 'cancelled',
  failed: 'failed',
}
