import { project } from '../outbox/projection.ts'
import type { BenchRoom } from './bench-room.ts'

export type Done = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** Takes the newest action of its fulfilment back, while it has not left; says so where it is too late. */
export function undo(room: BenchRoom, mutationId: string): Done {
  const { house, outbox } = room
  const row = outbox.find(mutationId)
  if (!row) return { ok: false, sentence: 'This is already with the office and cannot be taken back here.' }
  if (row.seq !== null)
    return { ok: false, sentence: 'This is on its way to the office and cannot be taken back any more.' }
  if (outbox.undoable(row.entityId) !== mutationId)
    return { ok: false, sentence: 'Something newer was done on this order. Take that back first.' }
  if (!outbox.undo(mutationId))
    return { ok: false, sentence: 'This is on its way to the office and cannot be taken back any more.' }
  house.use((replica) => replica.transact(() => project(replica, outbox, row.entityId)))
  room.onAction(row.entityId)
  return { ok: true }
}
