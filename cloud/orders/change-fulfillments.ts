import type { Permission } from '../../src-shared/fulfillment/document.ts'
import { isRefusal, type Refusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall, type MutationCall } from '../../src-shared/mutations/registry.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Tx } from '../db/database.ts'
import { changeOf, withMutation, type Change, type LoadedFulfillment } from '../fulfillment/change.ts'
import { saveFulfillments, type SaveContext } from '../fulfillment/save.ts'
import { actor } from '../../src-shared/fulfillment/document.ts'

/** The admin who acts. */
export interface OfficePerson {
  readonly id: string
  readonly name: string
}

/** An admin may confirm by hand what nobody scanned. */
const PERMISSIONS: readonly Permission[] = ['confirm_by_hand']

/** One fulfilment through several mutations, each with an id of its own; the first refusal stops it. */
export function through(
  context: SaveContext,
  person: OfficePerson,
  loaded: LoadedFulfillment,
  calls: readonly MutationCall[],
): Change | Refusal {
  let change = changeOf(loaded)
  const by = actor.parse({ id: person.id, name: person.name, role: 'admin' })
  for (const call of calls) {
    const mutationId = context.newId()
    const after = applyCall(change.after, call, {
      now: toInstant(context.clock.now()),
      actor: by,
      mutationId,
      permissions: PERMISSIONS,
    })
    if (isRefusal(after)) return after
    change = withMutation(change, after, { mutationId, mutationName: call.name })
  }
  return change
}

/** Saves what several fulfilments became; nothing at all when one of them refused. */
export async function saveAll(
  context: SaveContext,
  tx: Tx,
  outcomes: readonly (Change | Refusal)[],
): Promise<Refusal | null> {
  const refusal = outcomes.find((outcome): outcome is Refusal => isRefusal(outcome))
  if (refusal) return refusal
  await saveFulfillments(context, tx, outcomes as readonly Change[])
  return null
}
