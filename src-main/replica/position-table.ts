import type { Db } from './sqlite.ts'

/** How far this replica has read. `ackSeq` belongs to `incarnation`: the last of its mutations that the rows include. */
export interface Position {
  readonly cursor: string | null
  readonly incarnation: string | null
  readonly ackSeq: number
  /** Raised by each first copy; rows of an older one are swept when the copy is complete. */
  readonly generation: number
}

export interface PositionTable {
  read(): Position
  write(position: Position): void
}

interface Columns {
  cursor: string | null
  incarnation: string | null
  ack_seq: number
  generation: number
}

export function positionTable(db: Db): PositionTable {
  const read = db.prepare<[], Columns>('select cursor, incarnation, ack_seq, generation from position')
  const write = db.prepare('update position set cursor = ?, incarnation = ?, ack_seq = ?, generation = ?')
  return {
    read() {
      const row = read.get()!
      return {
        cursor: row.cursor,
        incarnation: row.incarnation,
        ackSeq: row.ack_seq,
        generation: row.generation,
      }
    },
    write: ({ cursor, incarnation, ackSeq, generation }) =>
      void write.run(cursor, incarnation, ackSeq, generation),
  }
}
