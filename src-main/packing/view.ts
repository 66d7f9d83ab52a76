import { isOverdue, type Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { mutationId } from '../../src-shared/ids/ids.ts'
import type { BenchView, QueuePage, QueueQuery } from '../../src-shared/station-contract/bench.ts'
import { fulfillmentId } from '../../src-shared/ids/ids.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { BenchRoom } from './bench-room.ts'

/** A document as the screen shows it, with the actions on it that the cloud has not answered. */
export function viewOf(room: BenchRoom, doc: Fulfillment): BenchView {
  const rows = room.outbox.rowsOf(doc.id)
  const newest = rows.at(-1)
  const waiting = rows.filter((row) => row.state === 'waiting')
  return {
    doc,
    overdue: isOverdue(doc, room.trueNow()),
    waiting: waiting.map((row) => ({
      mutationId: mutationId.parse(row.mutationId),
      name: row.name,
      at: row.occurredAt,
      undoable: row === newest && row.seq === null,
    })),
  }
}

/** The fulfilment, or null where it is not with this station. */
export function viewById(room: BenchRoom, id: string): BenchView | null {
  const stored = room.house.use((replica) => replica.fulfillments.find(id))
  return stored && viewOf(room, stored.doc)
}

/** A page of the queue: due first. Read from columns, no document is opened. */
export function queuePage(room: BenchRoom, query: QueueQuery): QueuePage {
  const now = toInstant(room.trueNow())
  return room.house.use(({ queue }) => {
    const { rows, total } = queue.lines(query, now)
    return {
      total,
      counts: queue.counts(now),
      rows: rows.map((line) => ({
        id: fulfillmentId.parse(line.id),
        orderNumber: line.order_number,
        customer: line.customer,
        state: line.state,
        dueAt: line.due_at,
        overdue: line.ended_at === null && line.due_at < now,
        pieces: line.pieces,
        packed: line.packed,
        summary: line.summary,
        picture: line.picture,
        country: line.country,
        trackingNumber: line.tracking,
        hold: line.hold,
        problem: line.problem,
        waiting: room.outbox.waitingOf(line.id),
      })),
    }
  })
}
