import { z } from 'zod'
import { PUSH_LIMIT, type Outcome, type PushedMutation } from '../../src-shared/sync/protocol.ts'
import { mutationId, fulfillmentId, userId } from '../../src-shared/ids/ids.ts'
import { toInstant, type Clock, type Instant } from '../../src-shared/std/instant.ts'
import type { OutboxRow, RecordedAction } from '../replica/outbox-table.ts'
import type { Position } from '../replica/position-table.ts'
import type { StationFile } from '../replica/station-file.ts'
import { trayOfUnreadable } from './unreadable-row.ts'

/** The id of this life of the precious file, and the next free number under it. */
const incarnationSetting = z.object({ id: z.uuid(), nextSeq: z.int().positive() })

/** Actions that are ready to go, all of one incarnation, in the order of their numbers. */
export interface Batch {
  readonly incarnation: string
  readonly mutations: readonly PushedMutation[]
}

/** What an answer of the cloud changed here. */
export interface Settled {
  /** Fulfilments with an action that was turned down: what is shown has to be worked out anew. */
  readonly refused: readonly string[]
  /** Fulfilments with an action that was answered at all. */
  readonly touched: readonly string[]
}

export interface OutboxOptions {
  readonly file: StationFile
  readonly clock: Clock
  readonly newId: () => string
  /** How long an action stays here before it is sent, so that it can be taken back. */
  readonly undoMs: number
}

export type Outbox = ReturnType<typeof openOutbox>

/**
 * The actions of this station that the cloud has not settled.
 *
 *   appended ──(due, prepared: gets its number)──▶ numbered ──(yes)──▶ answered ──(seen in the stream)──▶ gone
 *      └──undone                                      └──(no)──▶ refusals
 *
 * A number is given durably before it is used on the wire and never taken back, but where the cloud has proven that
 * it never saw it. The order is the order in which the actions were made (I3): nothing overtakes a row not yet due.
 */
export function openOutbox({ file, clock, newId, undoMs }: OutboxOptions) {
  const { outbox, refusals, settings } = file
  /** When a row is due, by the monotonic clock. Not kept on disk: after a restart every row is due at once. */
  const dueAt = new Map<number, number>()
  /** How many rows each fulfilment has here, so that lists and rebasing need not ask the disk. */
  const tally = new Map<string, { waiting: number; rows: number }>()
  let waiting = 0
  for (const row of outbox.unsound()) file.transact(() => trayOfUnreadable(file, row, toInstant(clock.now())))
  recount()

  function count(entityId: string, by: 1 | -1): void {
    waiting += by
    const now = tally.get(entityId) ?? { waiting: 0, rows: 0 }
    if (now.rows + by > 0) tally.set(entityId, { waiting: now.waiting + by, rows: now.rows + by })
    else tally.delete(entityId)
  }

  function recount(): void {
    waiting = 0
    tally.clear()
    for (const { entityId, ...rows } of outbox.tally()) {
      waiting += rows.waiting
      tally.set(entityId, rows)
    }
  }

  function incarnation(): z.infer<typeof incarnationSetting> {
    return settings.get('incarnation', incarnationSetting) ?? renew()
  }

  function renew(): z.infer<typeof incarnationSetting> {
    const fresh = { id: newId(), nextSeq: 1 }
    settings.set('incarnation', fresh)
    return fresh
  }

  const isDue = (row: OutboxRow): boolean =>
    row.seq !== null || (dueAt.get(row.pos) ?? 0) <= clock.monotonic()

  return {
    undoMs,
    incarnation: () => incarnation().id,
    /** A new life: the file was made, restored, copied or repaired. Rows that have a number keep it with its incarnation. */
    renewIncarnation: () => file.transact(renew).id,
    waiting: () => waiting,
    waitingOf: (entityId: string) => tally.get(entityId)?.waiting ?? 0,
    rowsHere: (entityId: string): boolean => tally.has(entityId),
    /** Fulfilments with a row that a position includes. */
    seenEntities: ({ incarnation: of, ackSeq }: Position): string[] =>
      of === null || tally.size === 0 ? [] : outbox.entitiesUpTo(of, ackSeq),
    /** Fulfilments with any row here. */
    entities: (): string[] => [...tally.keys()],
    rowsOf: outbox.of,
    /** Actions the cloud has not answered, oldest first. */
    waitingRows: (): OutboxRow[] => outbox.all().filter((row) => row.state === 'waiting'),

    /** Writes an action down. When this returns it is on disk and may be acknowledged (I1). */
    append(action: RecordedAction, beforeDoc: string | null): void {
      const pos = file.transact(() => outbox.append(action, beforeDoc))
      dueAt.set(pos, clock.monotonic() + undoMs)
      count(action.entityId, 1)
    },

    /** Rows that stand on top of what the replica has seen: for these the document is worked out anew (I5). */
    pendingOf(entityId: string, seen: Position): OutboxRow[] {
      return tally.has(entityId) ? outbox.of(entityId).filter((row) => !isSeen(row, seen)) : []
    },

    /** The newest action of a fulfilment can be taken back while it has no number. */
    undoable(entityId: string): string | null {
      const newest = outbox.of(entityId).at(-1)
      return newest && newest.seq === null ? newest.mutationId : null
    },

    find: outbox.find,
    /** Takes an action back that has not left; false where it has. */
    undo(id: string): boolean {
      const row = outbox.find(id)
      if (!row || row.seq !== null) return false
      file.transact(() => outbox.remove(id))
      dueAt.delete(row.pos)
      count(row.entityId, -1)
      return true
    },

    /** Milliseconds until the next action is due; null while none waits. */
    dueIn(): number | null {
      const first = outbox.waiting(1)[0]
      if (!first) return null
      return first.sound && !isDue(first.row)
        ? Math.max(0, (dueAt.get(first.row.pos) ?? 0) - clock.monotonic())
        : 0
    },

    /**
     * Gives numbers to what is due and hands it out, oldest first, at most `limit` and a megabyte. Null where nothing
     * is due. A row whose hash does not fit any more goes to the tray instead of to the cloud.
     */
    prepare(limit: number = PUSH_LIMIT.mutations): Batch | null {
      return file.transact(() => {
        const current = incarnation()
        const rows: OutboxRow[] = []
        let nextSeq = current.nextSeq
        let bytes = 0
        let of: string | null = null
        for (const checked of outbox.waiting(limit)) {
          if (!checked.sound) {
            trayOfUnreadable(file, checked, toInstant(clock.now()))
            recount()
            continue
          }
          const { row } = checked
          const belongsTo = row.incarnation ?? current.id
          of ??= belongsTo
          bytes += JSON.stringify(row.args).length + 600
          if (of !== belongsTo || !isDue(row) || (bytes > PUSH_LIMIT.bytes * 0.9 && rows.length > 0)) break
          // A number that is missing here ends the batch: the cloud then says which one it expects.
          const before = rows.at(-1)?.seq
          if (before && (row.seq ?? nextSeq) !== before + 1) break
          const seq: number = row.seq ?? nextSeq++
          if (row.seq === null) outbox.assign(row.pos, of, seq)
          else outbox.attempted(row.pos)
          rows.push({ ...row, seq, incarnation: of })
        }
        if (nextSeq !== current.nextSeq) settings.set('incarnation', { ...current, nextSeq })
        return of === null || rows.length === 0 ? null : { incarnation: of, mutations: rows.map(asPushed) }
      })
    },

    /** The cloud's word: what it took waits for the stream, what it turned down moves to the tray, in one transaction (I13). */
    settle(outcomes: readonly Outcome[], at: Instant): Settled {
      const refused = new Set<string>()
      const touched = new Set<string>()
      file.transact(() => {
        for (const { id, refusal } of outcomes) {
          if (refusal === null) {
            const entityId = outbox.answered(id)
            if (entityId !== null) touched.add(entityId)
            continue
          }
          const row = outbox.find(id)
          if (!row || row.state === 'answered') continue
          touched.add(row.entityId)
          refused.add(row.entityId)
          refusals.add({ ...row, refusedAt: at, refusal, beforeDoc: outbox.beforeOf(id) })
          outbox.remove(id)
        }
      })
      recount()
      return { refused: [...refused], touched: [...touched] }
    },

    /** Lets go of what the cloud has answered and the replica, on disk, includes. */
    release({ incarnation: of, ackSeq }: Position): void {
      if (of === null || tally.size === 0 || outbox.release(of, ackSeq) === 0) return
      recount()
      forgetGone()
    },

    /**
     * The cloud expects `fromSeq` of this incarnation: whatever has that number or a higher one was never recorded
     * there, or was lost there. It is numbered anew under a new incarnation, in the same order.
     */
    renumber(of: string, fromSeq: number): void {
      file.transact(() => {
        outbox.unassign(of, fromSeq)
        renew()
      })
      recount()
    },

    /**
     * The cloud has another action under a number of ours: this file was copied or restored. What is not answered goes
     * under a new incarnation; the cloud knows an action it has had before by its own id.
     */
    renumberWaiting(of: string): void {
      file.transact(() => {
        outbox.unassignWaiting(of)
        renew()
      })
      recount()
    },

    /** A new epoch: what was answered in the old one is asked about again. A repeat is answered with the same bytes. */
    askAgain(): void {
      if (outbox.reopenAnswered() > 0) recount()
    },

    /** One action that no cloud can read goes to the tray, so that it does not hold up the others. */
    giveUp(id: string, refusal: Outcome['refusal'] & object, at: Instant): void {
      file.transact(() => {
        const row = outbox.find(id)
        if (!row) return
        refusals.add({ ...row, refusedAt: at, refusal, beforeDoc: outbox.beforeOf(id) })
        outbox.remove(id)
        if (row.incarnation !== null && row.seq !== null) {
          outbox.unassign(row.incarnation, row.seq)
          renew()
        }
      })
      recount()
    },

    /** Whether the cloud has acknowledged a number of ours that is still to be given. */
    neverGave(of: string, ackSeq: number): boolean {
      const current = incarnation()
      return of === current.id && ackSeq >= current.nextSeq
    },

    /** Whose stream to follow: that of the oldest action on its way, or ours. */
    followed: (): string => outbox.oldestIncarnation() ?? incarnation().id,
  }

  function forgetGone(): void {
    const there = new Set(outbox.positions())
    for (const pos of dueAt.keys()) if (!there.has(pos)) dueAt.delete(pos)
  }
}

/** Whether the replica's rows include this action already. */
export const isSeen = (row: OutboxRow, seen: Position): boolean =>
  row.seq !== null && row.incarnation === seen.incarnation && row.seq <= seen.ackSeq

const asPushed = (row: OutboxRow): PushedMutation => ({
  seq: row.seq!,
  id: mutationId.parse(row.mutationId),
  entity: 'fulfillment',
  entityId: fulfillmentId.parse(row.entityId),
  name: row.name,
  version: row.version,
  args: row.args,
  actorId: userId.parse(row.actor.id),
  occurredAt: row.occurredAt,
  stationClock: row.stationClock,
})
