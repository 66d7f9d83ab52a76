import type { Fulfillment } from '../../../src-shared/fulfillment/document.ts'
import { explainRefusal } from '../../../src-shared/mutations/explain-refusal.ts'
import { refuse } from '../../../src-shared/mutations/refusal.ts'
import type { RefusedAction } from '../../../src-shared/station-contract/bench.ts'
import { id, NANDI } from './demo-work.ts'

/** Two pieces packed and a shipping that the office turned down, because the order was cancelled meanwhile. */
export function cancelledMeanwhile(before: Fulfillment, nowMs: number): RefusedAction[] {
  const at = (minutes: number): string => new Date(nowMs - minutes * 60_000).toISOString()
  const refusal = refuse('not_shippable', { state: 'cancelled' })
  const shipping: RefusedAction = {
    mutationId: id(90, 1),
    fulfillmentId: before.id,
    orderNumber: before.order.number,
    customer: before.order.customerName,
    name: 'fulfillment.ship',
    actorName: NANDI.name,
    at: at(18),
    refusedAt: at(4),
    refusal,
    ...explainRefusal(refusal),
    before: {
      ...before,
      state: 'shipped',
      parcels: [
        {
          id: id(40, 9999),
          carrier: 'courier_guy',
          carrierName: 'The Courier Guy',
          trackingNumber: 'TCG881204',
          trackingUrl: null,
          grams: null,
          shippedAt: at(18),
        },
      ],
    },
    now: {
      ...before,
      state: 'cancelled',
      endedAt: at(30),
      timeline: [
        ...before.timeline,
        {
          id: id(91, 1),
          at: at(30),
          kind: 'cancelled',
          by: { id: id(1, 3), name: 'Priya Naidoo', role: 'admin' },
          detail: 'The customer changed their mind',
        },
      ],
    },
    settled: null,
  }
  const notPackable = refuse('not_packable', { state: 'cancelled' })
  const packing = (n: number): RefusedAction => ({
    ...shipping,
    mutationId: id(90, 1 + n),
    name: 'fulfillment.pack',
    at: at(20 - n),
    before,
    refusal: notPackable,
    ...explainRefusal(notPackable),
  })
  return [packing(1), packing(2), shipping]
}
