import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { Change } from '../fulfillment/change.ts'
import { closeMakerOrders } from './close-maker-orders.ts'
import { stepOf } from './job-step.ts'
import { moveMakerOrders } from './move-maker-orders.ts'
import { openMakerOrders } from './open-maker-orders.ts'

/**
 * What follows for makers when fulfilments are saved, in the same transaction and as the service: a maker order and its
 * pending earning when work comes to a maker, their progress while they have it, and the end of both when it leaves
 * them (S0.8, X3, X9). Called by saving and by nothing else.
 */
export async function followWork(
  context: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  changes: readonly Change[],
): Promise<void> {
  const steps = changes.flatMap((change) => stepOf(change) ?? [])
  if (steps.length === 0) return
  const now = toInstant(context.clock.now())
  // Left before taken: a fulfilment that goes from one maker to another has one active maker order at any moment (X10).
  await closeMakerOrders(context, service, steps, now)
  await openMakerOrders(context, service, steps, now)
  await moveMakerOrders(context, service, steps)
}
