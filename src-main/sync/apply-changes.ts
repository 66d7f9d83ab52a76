import type { ChangeLine } from '../../src-shared/sync/protocol.ts'
import { project } from '../outbox/projection.ts'
import { rebase } from '../outbox/rebase.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Position } from '../replica/position-table.ts'
import type { ReplicaFile } from '../replica/replica-file.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import { follows } from './cursor.ts'

type Row = Extract<ChangeLine, { t: 'put' | 'drop' }>
type Cursor = Extract<ChangeLine, { t: 'cursor' }>

/** So many rows are written at a time while a cursor is far: enough to be quick, few enough not to hold up a scan. */
const CHUNK = 150
/** A first copy takes larger steps, and brings its rows into the search by the thousand: both cost much by themselves. */
const COPY_CHUNK = 400
const SEARCH_CHUNK = 2000

export interface Applier {
  /** Takes lines as they come; answers which fulfilments look different now. */
  take(lines: readonly ChangeLine[]): Promise<string[]>
  /** Rows taken so far of a first copy; null once it is complete. */
  copied(): number | null
  /** To be called when the stream is over, however it ended: what was copied can be searched. */
  end(): Promise<void>
}

/**
 * Writes one stream into the replica, from its first line to its end.
 *
 * Rows that no action of ours waits for may be written before the cursor that covers them: seeing them twice is
 * harmless, they go by version. Rows with waiting actions are held until the cursor says which of the actions they
 * include; rows, cursor and `ackSeq` then commit together, and only after that the answered actions leave the outbox.
 * That commit waits for the disk, so that a power cut cannot take it back behind the outbox.
 *
 * Without a cursor the stream is a first copy: its rows carry a new generation, they replace what is there whatever
 * its version, and what it did not bring is swept at the end.
 */
export function openApplier(
  house: ReplicaHouse,
  outbox: Outbox,
  incarnation: string,
  pause: () => Promise<void>,
): Applier {
  const life = house.rebuilt()
  /** The replica was replaced while this stream was being followed: its rows are not in the new one. */
  const sameReplica = () => {
    if (house.rebuilt() !== life) throw new ReplicaReplaced()
  }
  const start = house.use((replica) => {
    const kept = replica.position.read()
    if (kept.cursor !== null) return kept
    const fresh = { ...kept, generation: kept.generation + 1 }
    replica.transact(() => replica.position.write(fresh))
    return fresh
  })
  let position: Position = start
  let copying = start.cursor === null
  let copied = 0
  let rows: Row[] = []
  const held = new Set<string>()
  let unsearched = 0
  if (copying) house.use((replica) => replica.search.fallBehind())

  /** Writes a row as the waiting actions show it (I5); false where what is here is as new. */
  function write(replica: ReplicaFile, row: Row): boolean {
    if (row.t === 'drop') return replica.fulfillments.drop(row.id)
    const there = replica.fulfillments.versionOf(row.id)
    if (there && there.generation === position.generation && there.version >= row.version) return false
    const pending = outbox.rowsHere(row.id) ? outbox.pendingOf(row.id, replica.position.read()) : []
    replica.fulfillments.put({
      id: row.id,
      version: row.version,
      generation: position.generation,
      doc: rebase(row.doc, pending),
      base: pending.length > 0 ? row.doc : null,
    })
    return true
  }

  function writeEarly(): string[] {
    const early: Row[] = []
    const later: Row[] = []
    for (const row of rows) {
      if (held.has(row.id) || outbox.rowsHere(row.id)) {
        held.add(row.id)
        later.push(row)
      } else early.push(row)
    }
    rows = later
    house.use((replica) => {
      sameReplica()
      replica.transact(() => early.forEach((row) => write(replica, row)))
    })
    return early.map(({ id }) => id)
  }

  function commit(cursor: Cursor): string[] {
    const step = follows(position.cursor, cursor.cursor)
    if (step === 'foreign') throw new ForeignCursor(cursor.cursor)
    const ackSeq =
      position.incarnation === incarnation && !copying
        ? Math.max(position.ackSeq, cursor.ackSeq)
        : cursor.ackSeq
    const next: Position = {
      ...position,
      incarnation,
      ackSeq,
      cursor: step === 'onward' ? cursor.cursor : position.cursor,
    }
    const moved = next.ackSeq !== position.ackSeq || next.incarnation !== position.incarnation
    const acknowledged = moved ? outbox.seenEntities(next) : []
    const touched = new Set([...rows.map(({ id }) => id), ...acknowledged])
    house.use((replica) => {
      sameReplica()
      const work = () => {
        replica.position.write(next)
        const written = new Set<string>(rows.filter((row) => write(replica, row)).map(({ id }) => id))
        for (const id of acknowledged) if (!written.has(id)) project(replica, outbox, id)
      }
      if (acknowledged.length > 0) replica.transactDurably(work)
      else replica.transact(work)
    })
    position = next
    rows = []
    held.clear()
    outbox.release(position)
    return [...touched]
  }

  const catchUp = (): boolean =>
    house.use((replica) => replica.transact(() => replica.search.catchUp(SEARCH_CHUNK)))

  async function catchUpWholly(): Promise<void> {
    while (catchUp()) await pause()
  }

  async function sweep(): Promise<void> {
    while (
      house.use((replica) => replica.transact(() => replica.fulfillments.sweep(position.generation, CHUNK))) >
      0
    )
      await pause()
  }

  return {
    copied: () => (copying ? copied : null),
    async take(lines) {
      const touched: string[] = []
      for (const line of lines) {
        if (line.t === 'put' || line.t === 'drop') {
          rows.push(line)
          if (copying) copied++
          if (rows.length - held.size >= (copying ? COPY_CHUNK : CHUNK)) {
            const early = writeEarly()
            touched.push(...early)
            await pause()
            if (copying && (unsearched += early.length) >= SEARCH_CHUNK) {
              catchUp()
              unsearched = 0
              await pause()
            }
          }
        } else if (line.t === 'cursor') {
          touched.push(...commit(line))
          if (copying) {
            await sweep()
            await catchUpWholly()
          }
          copying = false
        }
      }
      return touched
    },
    end: catchUpWholly,
  }
}

/** A cursor of another epoch than the one that is followed: the database behind the stream is not the same. */
export class ForeignCursor extends Error {
  constructor(cursor: string) {
    super(`The stream went on with a cursor of another epoch: ${cursor}`)
    this.name = 'ForeignCursor'
  }
}

/** The file was damaged and replaced: what this stream has brought is gone, and a first copy is needed. */
export class ReplicaReplaced extends Error {
  constructor() {
    super('The replica was replaced while a stream was followed')
    this.name = 'ReplicaReplaced'
  }
}

/** Forgets how far the replica has read, so that the next stream is a first copy. What is shown stays until then. */
export function forgetPosition(house: ReplicaHouse): void {
  house.use((replica) =>
    replica.transact(() => replica.position.write({ ...replica.position.read(), cursor: null })),
  )
}
