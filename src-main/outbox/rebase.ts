import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { MutationContext } from '../../src-shared/mutations/mutation.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import type { RecordedAction } from '../replica/outbox-table.ts'

/** What the action's rule may know of the world: the same each time it is applied again. */
export const contextOf = (action: RecordedAction): MutationContext => ({
  now: action.occurredAt,
  actor: action.actor,
  mutationId: action.mutationId,
  permissions: action.permissions,
})

/**
 * The document as the screen shows it (I5): the waiting actions, in the order they were made, on top of the cloud's
 * last word. One that no longer applies changes nothing here; it is sent all the same, and the cloud decides.
 */
export function rebase(base: Fulfillment, pending: readonly RecordedAction[]): Fulfillment {
  return pending.reduce((doc, action) => {
    const after = applyCall(doc, action, contextOf(action))
    return isRefusal(after) ? doc : after
  }, base)
}
