import { actor, permission } from '../../src-shared/fulfillment/document.ts'
import { isRefusal, type Refusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall, type MutationCall } from '../../src-shared/mutations/registry.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Tx } from '../db/database.ts'
import { changeOf, withMutation } from '../fulfillment/change.ts'
import { loadFulfillmentsOfOrder } from '../fulfillment/load.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import { Problem } from '../problem.ts'

export interface JobUpdate {
  readonly orderId: string
  readonly fulfillmentId: string | null
  readonly status: 'in_production' | 'shipped'
  readonly notes: string | null
  readonly tracking: string | null
  readonly carrier: string | null
}

export interface JobStatus {
  readonly orderId: string
  readonly fulfillmentId: string
  readonly status: 'in_production' | 'shipped'
}

/**
 * A maker moves a job of theirs on (S0.22): into production, or shipped with tracking number and carrier, and not
 * without. The same mutations as at their station, so that both ways follow the same rules; row-level security shows
 * nothing but what they hold. What is already so stays so: asking twice has one effect.
 */
export async function updateJobStatus(
  context: SaveContext,
  tx: Tx,
  person: { readonly id: string; readonly name: string },
  update: JobUpdate,
): Promise<Refusal | JobStatus> {
  const jobs = [...(await loadFulfillmentsOfOrder(tx, update.orderId)).values()].filter(
    ({ id }) => update.fulfillmentId === null || id === update.fulfillmentId,
  )
  const [job, ...others] = jobs
  if (!job) throw new Problem(404, 'not_found', 'You have no such job.')
  if (others.length > 0)
    throw new Problem(422, 'which_job', 'You have several jobs of this order: say which one.', {
      errors: [{ field: 'fulfillmentId', message: 'is needed' }],
    })
  const answer: JobStatus = { orderId: job.doc.orderId, fulfillmentId: job.id, status: update.status }
  let change = changeOf(job)
  for (const call of callsOf(context, update, job.doc.state)) {
    const mutationId = context.newId()
    const after = applyCall(change.after, call, {
      now: toInstant(context.clock.now()),
      actor: actor.parse({ id: person.id, name: person.name.slice(0, 120), role: 'maker' }),
      mutationId,
      permissions: permission.options,
    })
    if (isRefusal(after)) return after
    change = withMutation(change, after, { mutationId, mutationName: call.name })
  }
  if (change.entries.length > 0) await saveFulfillments(context, tx, [change])
  return answer
}

function callsOf(context: SaveContext, update: JobUpdate, state: string): MutationCall[] {
  const call = (name: string, args: object): MutationCall => ({ name, version: 1, args })
  const note = update.notes === null ? [] : [call('fulfillment.note', { text: update.notes })]
  if (update.status === 'in_production')
    return state === 'processing' ? note : [...note, call('fulfillment.start', {})]
  const parcels =
    update.tracking?.trim() && update.carrier?.trim()
      ? [{ id: context.newId(), carrier: update.carrier.trim(), trackingNumber: update.tracking.trim() }]
      : []
  return [...note, call('fulfillment.ship', { parcels })]
}
