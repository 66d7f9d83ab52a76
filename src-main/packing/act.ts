import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { mutationId as mutationIdSchema } from '../../src-shared/ids/ids.ts'
import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import type { MutationContext } from '../../src-shared/mutations/mutation.ts'
import { isRefusal, refuse, type Refusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall, MUTATIONS, readCall } from '../../src-shared/mutations/registry.ts'
import type { ActionResult } from '../../src-shared/station-contract/bench.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { RecordedAction } from '../replica/outbox-table.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import type { BenchRoom } from './bench-room.ts'
import { viewOf } from './view.ts'

type Refused = Extract<ActionResult, { ok: false }>

const turnedDown = (refusal: Refusal): Refused => {
  const { title, next } = explainRefusal(refusal)
  return { ok: false, refusal, sentence: title, next }
}

/**
 * Does something to a fulfilment. The rule is asked first; then the action is on disk in the outbox, and from that
 * moment it is acknowledged (I1); only then the document changes. A crash in between is made up for at the next start.
 * What is expected to go wrong is an answer with words, never an exception.
 */
export function act(
  room: BenchRoom,
  fulfillmentId: string,
  name: string,
  args: Record<string, unknown>,
): ActionResult {
  const { house, outbox } = room
  const person = room.person()
  if (!person)
    return {
      ok: false,
      refusal: refuse('not_allowed'),
      sentence: 'Nobody is signed in on this station.',
      next: 'Sign in, then do it again.',
    }
  const stored = house.use((replica) => replica.fulfillments.find(fulfillmentId))
  if (!stored) return turnedDown(refuse('not_found'))

  const call = { name, version: MUTATIONS[name]?.version ?? 1, args }
  const read = readCall(call)
  if ('refused' in read) return turnedDown(read)
  const action: RecordedAction = {
    mutationId: room.newId(),
    entityId: fulfillmentId,
    orderNumber: stored.doc.order.number,
    name,
    version: call.version,
    args: read.args as Record<string, unknown>,
    actor: { id: person.id as RecordedAction['actor']['id'], name: person.name, role: person.role },
    permissions: person.permissions,
    occurredAt: toInstant(room.trueNow()),
    stationClock: toInstant(room.clock.now()),
  }
  const context: MutationContext = {
    now: action.occurredAt,
    actor: action.actor,
    mutationId: action.mutationId,
    permissions: action.permissions,
  }
  const after = applyCall(stored.doc, { ...call, args: action.args }, context)
  if (isRefusal(after)) return turnedDown(after)

  const noRoom = writeDown(room, action, JSON.stringify(stored.doc))
  if (noRoom) return noRoom
  show(room, { ...stored, doc: after, base: stored.base ?? stored.doc })
  room.onAction(fulfillmentId)
  return {
    ok: true,
    mutationId: mutationIdSchema.parse(action.mutationId),
    undoMs: outbox.undoMs,
    view: viewOf(room, after),
  }
}

/** Puts the action into the outbox; on a full disk the reserve is used first, then the person is told that nothing was done. */
function writeDown(room: BenchRoom, action: RecordedAction, before: string): Refused | null {
  try {
    room.outbox.append(action, before)
    return null
  } catch (error) {
    if (!isDiskTrouble(error)) throw error
    if (room.makeRoom()) return writeDown(room, action, before)
    room.warn('an action could not be written down', { reason: String(error) })
    return {
      ok: false,
      refusal: refuse('could_not_apply'),
      sentence: 'This was not done: the disk of this station is full or cannot be written to.',
      next: 'Free some space, then do it again. Everything that was confirmed before is kept.',
    }
  }
}

/** The action is acknowledged already: a replica that cannot be written to only shows it later. */
function show(
  room: BenchRoom,
  changed: { id: string; version: number; generation: number; doc: Fulfillment; base: Fulfillment | null },
): void {
  try {
    room.house.use((replica) => replica.transact(() => replica.fulfillments.put(changed)))
  } catch (error) {
    if (!isDiskTrouble(error)) throw error
    room.warn('the replica could not be written to; what was done is in the outbox', {
      reason: String(error),
    })
  }
}
