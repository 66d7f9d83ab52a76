import { z } from 'zod'
import type { FulfillmentState } from '../fulfillment/lifecycle.ts'

/** A fulfilment in a maker's hands (S0.4). `withdrawn` is history: the work was taken back, cancelled or failed. */
export const makerOrderStatus = z.enum(['assigned', 'in_production', 'shipped', 'completed', 'withdrawn'])
export type MakerOrderStatus = z.infer<typeof makerOrderStatus>

/**
 * What a maker order is called while its fulfilment is in a state: it moves with its fulfilment and never by itself (X3).
 * A request to cancel leaves it as it was.
 */
export const MAKER_ORDER_STATUS: Record<FulfillmentState, MakerOrderStatus | null> = {
  pending: 'assigned',
  submitted: 'assigned',
  processing: 'in_production',
  shipped: 'shipped',
  delivered: 'completed',
  cancel_requested: null,
  cancelled: 'withdrawn',
  failed: 'withdrawn',
}
