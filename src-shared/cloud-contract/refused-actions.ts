import { oc } from '@orpc/contract'
import { z } from 'zod'
import { fulfillmentId, mutationId, orderId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'

/** What somebody did at a station and the cloud turned down: both sides of it, for the office. */
export const refusedAction = z.object({
  mutationId,
  fulfillmentId,
  /** The mutation, `fulfillment.ship`. */
  name: z.string(),
  actorName: z.string(),
  stationName: z.string(),
  /** When it was done there, and when it was turned down here. */
  at: instant.nullable(),
  refusedAt: instant,
  /** What the person wanted, in words: `DHL 1234567890`. */
  wanted: z.string(),
  /** Why not, as the person was told. */
  told: z.string(),
})
export type OfficeRefusedAction = z.infer<typeof refusedAction>

export const refusedActions = oc
  .route({
    method: 'GET',
    path: '/orders/{id}/refused-actions',
    tags: ['orders'],
    summary: 'What stations did with an order and were refused',
  })
  .input(z.object({ id: orderId }))
  .output(z.array(refusedAction))
