import { createHash } from 'node:crypto'
import type { Actor, Permission } from '../../src-shared/fulfillment/document.ts'
import { canonicalJson } from '../../src-shared/std/canonical-json.ts'
import type { Db } from './sqlite.ts'

/** An action as it is written down before anybody is told that it is done. */
export interface RecordedAction {
  readonly mutationId: string
  readonly entityId: string
  readonly orderNumber: string | null
  readonly name: string
  readonly version: number
  readonly args: Record<string, unknown>
  readonly actor: Actor
  readonly permissions: readonly Permission[]
  /** Corrected by the measured offset. */
  readonly occurredAt: string
  /** The raw clock. */
  readonly stationClock: string
}

/** A row of the outbox. `waiting` for the cloud's word, or `answered` with yes and not yet seen in the stream. */
export interface OutboxRow extends RecordedAction {
  readonly pos: number
  readonly incarnation: string | null
  readonly seq: number | null
  readonly attempts: number
  readonly state: 'waiting' | 'answered'
}

interface Columns {
  pos: number
  incarnation: string | null
  seq: number | null
  mutation_id: string
  entity_id: string
  order_number: string | null
  name: string
  version: number
  args: string
  actor: string
  permissions: string
  occurred_at: string
  station_clock: string
  attempts: number
  state: 'waiting' | 'answered'
  row_hash: string
}

const COLUMNS =
  'pos, incarnation, seq, mutation_id, entity_id, order_number, name, version, args, actor, permissions, occurred_at, station_clock, attempts, state, row_hash'

/** What a row's hash covers: everything that is sent, so that a rotten page is noticed before it takes effect. */
export function hashOfAction(action: RecordedAction): string {
  const {
    mutationId,
    entityId,
    orderNumber,
    name,
    version,
    args,
    actor: by,
    permissions,
    occurredAt,
    stationClock,
  } = action
  const covered = [
    mutationId,
    entityId,
    orderNumber,
    name,
    version,
    args,
    by,
    permissions,
    occurredAt,
    stationClock,
  ]
  return createHash('sha256').update(canonicalJson(covered)).digest('hex')
}

function fromColumns(row: Columns): OutboxRow {
  return {
    pos: row.pos,
    incarnation: row.incarnation,
    seq: row.seq,
    mutationId: row.mutation_id,
    entityId: row.entity_id,
    orderNumber: row.order_number,
    name: row.name,
    version: row.version,
    args: JSON.parse(row.args) as Record<string, unknown>,
    actor: JSON.parse(row.actor) as RecordedAction['actor'],
    permissions: JSON.parse(row.permissions) as RecordedAction['permissions'],
    occurredAt: row.occurred_at,
    stationClock: row.station_clock,
    attempts: row.attempts,
    state: row.state,
  }
}

/** A row whose hash does not fit its content any more, as far as it can be read. */
export interface UnsoundRow {
  readonly pos: number
  readonly sound: false
  readonly mutationId: string
  readonly entityId: string
  readonly orderNumber: string | null
  readonly name: string
  readonly occurredAt: string
  readonly args: string
  readonly actor: string
}
export type CheckedRow = { readonly row: OutboxRow; readonly sound: true } | UnsoundRow

function checked(columns: Columns): CheckedRow {
  try {
    const row = fromColumns(columns)
    if (hashOfAction(row) === columns.row_hash) return { row, sound: true }
  } catch {
    // Not readable is not sound.
  }
  const {
    pos,
    mutation_id: mutationId,
    entity_id: entityId,
    order_number: orderNumber,
    name,
    occurred_at: occurredAt,
    args,
    actor: by,
  } = columns
  return { pos, sound: false, mutationId, entityId, orderNumber, name, occurredAt, args, actor: by }
}

export type OutboxTable = ReturnType<typeof outboxTable>

/** The SQL of the outbox; what it means is in src-main/outbox. */
export function outboxTable(db: Db) {
  const insert = db.prepare(
    `insert into outbox (mutation_id, entity, entity_id, order_number, name, version, args, actor, permissions, occurred_at, station_clock, before_doc, row_hash)
     values (?, 'fulfillment', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const all = db.prepare<[], Columns>(`select ${COLUMNS} from outbox order by pos`)
  const waiting = db.prepare<[number], Columns>(
    `select ${COLUMNS} from outbox where state = 'waiting' order by pos limit ?`,
  )
  const of = db.prepare<[string], Columns>(`select ${COLUMNS} from outbox where entity_id = ? order by pos`)
  const find = db.prepare<[string], Columns>(`select ${COLUMNS} from outbox where mutation_id = ?`)
  const before = db.prepare<[string], { before_doc: string | null }>(
    'select before_doc from outbox where mutation_id = ?',
  )
  const assign = db.prepare(
    'update outbox set incarnation = ?, seq = ?, attempts = attempts + 1 where pos = ? and seq is null',
  )
  const attempted = db.prepare('update outbox set attempts = attempts + 1 where pos = ?')
  const answered = db.prepare<[string], { entityId: string }>(
    `update outbox set state = 'answered' where mutation_id = ? and state = 'waiting' returning entity_id as entityId`,
  )
  const unassign = db.prepare(
    `update outbox set state = 'waiting', incarnation = null, seq = null where incarnation = ? and seq >= ?`,
  )
  const unassignWaiting = db.prepare(
    `update outbox set incarnation = null, seq = null where incarnation = ? and state = 'waiting'`,
  )
  const reopen = db.prepare(`update outbox set state = 'waiting' where state = 'answered'`)
  const remove = db.prepare('delete from outbox where mutation_id = ?')
  const tally = db.prepare<[], { entityId: string; waiting: number; rows: number }>(
    `select entity_id as entityId, sum(state = 'waiting') as waiting, count(*) as rows from outbox group by entity_id`,
  )
  const positions = db.prepare<[], { pos: number }>('select pos from outbox')
  const oldest = db.prepare<[], { incarnation: string }>(
    'select incarnation from outbox where incarnation is not null order by pos limit 1',
  )
  const upTo = db.prepare<[string, number], { entityId: string }>(
    'select distinct entity_id as entityId from outbox where incarnation = ? and seq <= ?',
  )
  const removeAt = db.prepare('delete from outbox where pos = ?')
  const release = db.prepare(`delete from outbox where state = 'answered' and incarnation = ? and seq <= ?`)
  return {
    append(action: RecordedAction, beforeDoc: string | null): number {
      const {
        mutationId,
        entityId,
        orderNumber,
        name,
        version,
        args,
        actor: by,
        permissions,
        occurredAt,
        stationClock,
      } = action
      const row = insert.run(
        mutationId,
        entityId,
        orderNumber,
        name,
        version,
        JSON.stringify(args),
        JSON.stringify(by),
        JSON.stringify(permissions),
        occurredAt,
        stationClock,
        beforeDoc,
        hashOfAction(action),
      )
      return Number(row.lastInsertRowid)
    },
    all: () => all.all().map(fromColumns),
    /** Rows whose hash does not fit; the rest can be read. */
    unsound: () =>
      all
        .all()
        .map(checked)
        .filter((row) => !row.sound),
    waiting: (limit: number) => waiting.all(limit).map(checked),
    of: (entityId: string) => of.all(entityId).map(fromColumns),
    find(mutationId: string) {
      const row = find.get(mutationId)
      return row ? fromColumns(row) : null
    },
    beforeOf: (mutationId: string) => before.get(mutationId)?.before_doc ?? null,
    /** Gives a number to a row that has none, for its first attempt. */
    assign: (pos: number, incarnation: string, seq: number) => void assign.run(incarnation, seq, pos),
    attempted: (pos: number) => void attempted.run(pos),
    /** The entity of a waiting row that the cloud has said yes to; null where no such row waits. */
    answered: (mutationId: string) => answered.get(mutationId)?.entityId ?? null,
    /** Takes the numbers back from `fromSeq` on: the cloud has proven that it never saw them. */
    unassign: (incarnation: string, fromSeq: number) => void unassign.run(incarnation, fromSeq),
    unassignWaiting: (incarnation: string) => void unassignWaiting.run(incarnation),
    reopenAnswered: () => reopen.run().changes,
    remove: (mutationId: string) => remove.run(mutationId).changes > 0,
    removeAt: (pos: number) => void removeAt.run(pos),
    /** Rows and waiting rows of each entity that has any. */
    tally: () => tally.all(),
    entitiesUpTo: (incarnation: string, seq: number) =>
      upTo.all(incarnation, seq).map(({ entityId }) => entityId),
    positions: () => positions.all().map(({ pos }) => pos),
    /** The incarnation of the oldest row that has a number. */
    oldestIncarnation: () => oldest.get()?.incarnation ?? null,
    release: (incarnation: string, upToSeq: number) => release.run(incarnation, upToSeq).changes,
  }
}
