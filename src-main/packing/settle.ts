import { fulfillment, type Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { fulfillmentId, mutationId } from '../../src-shared/ids/ids.ts'
import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import { reportProblem } from '../../src-shared/mutations/flags.ts'
import type { RefusedAction, WaitingAction } from '../../src-shared/station-contract/bench.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { project } from '../outbox/projection.ts'
import type { RefusalRow } from '../replica/refusals-table.ts'
import type { BenchRoom } from './bench-room.ts'
import type { Done } from './undo.ts'

/** What the cloud turned down, with the document as it was and as it is (I7). */
export function refusedActions(room: BenchRoom, settled: boolean): RefusedAction[] {
  const rows = settled ? room.file.refusals.settled() : room.file.refusals.open()
  return rows.map((row) => shown(room, row))
}

function shown(room: BenchRoom, row: RefusalRow): RefusedAction {
  const before = documentIn(row.beforeDoc)
  const now = room.house.use((replica) => replica.fulfillments.find(row.entityId)?.doc ?? null)
  return {
    mutationId: mutationId.parse(row.mutationId),
    fulfillmentId: fulfillmentId.parse(row.entityId),
    orderNumber: row.orderNumber,
    customer: (now ?? before)?.order.customerName ?? null,
    name: row.name,
    actorName: row.actor.name,
    at: row.occurredAt,
    refusedAt: row.refusedAt,
    refusal: row.refusal,
    ...explainRefusal(row.refusal),
    before,
    now,
    settled: row.settled,
  }
}

function documentIn(text: string | null): Fulfillment | null {
  if (text === null) return null
  try {
    return fulfillment.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Actions the cloud has not answered yet, oldest first. */
export function waitingActions(room: BenchRoom): WaitingAction[] {
  return room.outbox
    .waitingRows()
    .slice(0, 1000)
    .map((row) => ({
      mutationId: mutationId.parse(row.mutationId),
      fulfillmentId: fulfillmentId.parse(row.entityId),
      orderNumber: row.orderNumber,
      name: row.name,
      actorName: row.actor.name,
      at: row.occurredAt,
      attempts: row.attempts,
      undoable: room.outbox.undoable(row.entityId) === row.mutationId,
    }))
}

/**
 * A person has dealt with a refusal. Where the parcel had left already, the office is told in the same breath:
 * both are on disk, or neither. The document need not be here any more for that; the cloud decides.
 */
export function settleRefusal(
  room: BenchRoom,
  { mutationId: id, how, text }: { mutationId: string; how: 'understood' | 'already_left'; text: string },
): Done {
  const { file, outbox } = room
  const person = room.person()
  if (!person) return { ok: false, sentence: 'Nobody is signed in on this station.' }
  const row = file.refusals.find(id)
  if (!row) return { ok: false, sentence: 'This refusal is not known here.' }
  if (row.settled) return { ok: false, sentence: `${row.settled.by} has settled this already.` }
  const at = toInstant(room.trueNow())
  file.transact(() => {
    file.refusals.settle(id, at, person.name, how)
    if (how === 'already_left')
      outbox.append(
        {
          mutationId: room.newId(),
          entityId: row.entityId,
          orderNumber: row.orderNumber,
          name: reportProblem.name,
          version: reportProblem.version,
          args: {
            kind: 'left_after_cancel',
            text: text.trim() || 'The parcel had already left when the refusal arrived.',
          },
          actor: { id: person.id as RefusalRow['actor']['id'], name: person.name, role: person.role },
          permissions: person.permissions,
          occurredAt: at,
          stationClock: toInstant(room.clock.now()),
        },
        null,
      )
  })
  if (how === 'already_left')
    room.house.use((replica) => replica.transact(() => project(replica, outbox, row.entityId)))
  room.onRefusals()
  room.onAction(row.entityId)
  return { ok: true }
}
