import { piecesLeft } from '../../src-shared/fulfillment/document.ts'
import { fulfillmentId as fulfillmentIdSchema } from '../../src-shared/ids/ids.ts'
import type { ScanResult } from '../../src-shared/station-contract/bench.ts'
import { nameOfItem } from '../replica/fulfillment-columns.ts'
import { act } from './act.ts'
import type { BenchRoom } from './bench-room.ts'
import { readScan } from './read-scan.ts'
import { viewOf } from './view.ts'

/** A scan from anywhere: an order's code opens it, an item's code counts it, everything else is named (S: scan). */
export function scan(
  room: BenchRoom,
  { code, packing }: { code: string; packing: string | null },
): ScanResult {
  const { meaning, opened } = room.house.use(({ fulfillments, codes }) => {
    const meant = readScan(code, {
      packing: packing === null ? null : (fulfillments.find(packing)?.doc ?? null),
      orderCalled: fulfillments.idOfOrder,
      titleOf: codes.titleOf,
    })
    return { meaning: meant, opened: meant.kind === 'open' ? fulfillments.find(meant.fulfillmentId) : null }
  })
  switch (meaning.kind) {
    case 'open':
      return opened
        ? {
            kind: 'opened',
            fulfillmentId: fulfillmentIdSchema.parse(meaning.fulfillmentId),
            view: viewOf(room, opened.doc),
          }
        : { kind: 'unknown', sentence: 'This order is no longer with this station.' }
    case 'count': {
      const { item } = meaning
      const result = act(room, packing!, 'fulfillment.pack', {
        itemId: item.id,
        pieces: 1,
        by: 'scan',
        evidence: code,
      })
      if (!result.ok) return { kind: 'blocked', sentence: result.sentence, next: result.next }
      const left = piecesLeft(result.view.doc)
      return {
        kind: 'counted',
        mutationId: result.mutationId,
        undoMs: result.undoMs,
        itemId: item.id,
        sentence:
          left === 0 ? 'All items verified.' : `${nameOfItem(item)}: ${item.packed + 1} of ${item.quantity}.`,
        left,
        view: result.view,
      }
    }
    default:
      return meaning
  }
}
