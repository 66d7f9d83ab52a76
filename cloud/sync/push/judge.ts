import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import type { MutationContext } from '../../../src-shared/mutations/mutation.ts'
import { isRefusal, refuse, type Refusal } from '../../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../../src-shared/mutations/registry.ts'
import { toInstant, toMs, type Instant } from '../../../src-shared/std/instant.ts'
import type { PushedMutation } from '../../../src-shared/sync/protocol.ts'
import { withMutation, type Change } from '../../fulfillment/change.ts'
import type { SyncDevice } from '../device.ts'
import type { StationActor } from './actors.ts'
import type { Verdict } from './batch.ts'

/** What a batch is judged by. */
export interface Bench {
  readonly device: SyncDevice
  readonly actors: ReadonlyMap<string, StationActor>
  /** The cloud's time, milliseconds since the epoch. */
  readonly nowMs: number
  /** Told of a mutation that met a fault of ours instead of a rule. */
  fault(mutation: PushedMutation, error: unknown): void
}

export interface Judgement {
  readonly verdicts: readonly Verdict[]
  /** The documents as they are after the mutations that were accepted, by id. */
  readonly changes: ReadonlyMap<string, Change>
}

/** Applies mutations to documents in memory, in their order. A refusal leaves its document as it was. */
export function judge(
  bench: Bench,
  mutations: readonly PushedMutation[],
  documents: ReadonlyMap<string, Change>,
): Judgement {
  const changes = new Map(documents)
  const verdicts = mutations.map((mutation): Verdict => {
    const change = changes.get(mutation.entityId)
    const result = change ? outcomeOf(bench, mutation, change.after) : refuse('not_found')
    if (isRefusal(result)) return { mutation, refusal: result }
    const audit = {
      mutationId: mutation.id,
      mutationName: mutation.name,
      deviceId: bench.device.id,
      stationClock: mutation.stationClock,
    }
    changes.set(mutation.entityId, withMutation(change!, result, audit))
    return { mutation, refusal: null }
  })
  return { verdicts, changes }
}

function outcomeOf(bench: Bench, mutation: PushedMutation, doc: Fulfillment): Fulfillment | Refusal {
  const who = bench.actors.get(mutation.actorId)
  if (!who) return refuse('not_allowed')
  const context: MutationContext = {
    now: happenedAt(mutation.occurredAt, doc.order.placedAt, bench.nowMs),
    actor: who.actor,
    mutationId: mutation.id,
    permissions: who.permissions,
  }
  try {
    const after = applyCall(doc, mutation, context)
    if (isRefusal(after)) return after
    return leavesScope(bench.device, doc, after) ? refuse('not_allowed', { moves: true }) : after
  } catch (error) {
    bench.fault(mutation, error)
    return refuse('could_not_apply')
  }
}

/** A station of a factory or a maker does not move work elsewhere, whoever stands at it: that is the office's. */
const leavesScope = (device: SyncDevice, before: Fulfillment, after: Fulfillment): boolean =>
  Boolean(device.factoryId ?? device.makerId) &&
  (before.factoryId !== after.factoryId || before.makerId !== after.makerId)

/**
 * When it happened, as far as a station's clock can be believed: not before the order was placed and not in the future.
 * Nothing is decided by it; what the station's clock really said is kept in the order's events.
 */
export function happenedAt(occurredAt: Instant, placedAt: Instant, nowMs: number): Instant {
  return toInstant(Math.min(Math.max(toMs(occurredAt), toMs(placedAt)), nowMs))
}
