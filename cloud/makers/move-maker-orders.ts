import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { MAKER_ORDER_STATUS } from '../../src-shared/maker/maker-order.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { jsonTexts, unpackTexts } from '../fulfillment/json-texts.ts'
import { notifyMakers } from '../inbox/notify-maker.ts'
import type { JobStep } from './job-step.ts'

/** Moves maker orders with their fulfilments: status, dates, tracking as the shipments have it (X4), and the maker's notes. */
export async function moveMakerOrders(
  context: Pick<Cloud, 'newId' | 'jobs' | 'clock'>,
  service: Tx,
  steps: readonly JobStep[],
): Promise<void> {
  const moved = steps.filter(({ goesOn }) => goesOn)
  if (moved.length === 0) return
  const docs = moved.map(({ doc }) => doc)
  await service.query(MOVE, [
    docs.map((doc) => doc.id),
    docs.map((doc) => MAKER_ORDER_STATUS[doc.state]),
    docs.map((doc) => doc.startedAt),
    docs.map((doc) => doc.shippedAt),
    docs.map((doc) => doc.deliveredAt),
    docs.map((doc) => doc.dueAt),
    docs.map(notesOf),
    jsonTexts(docs.map(trackingOf)),
  ])
  await notifyMakers(
    context,
    service,
    moved.flatMap(({ doc, before, entryId }) => {
      const what = changed(before!, doc)
      return what && entryId
        ? [
            {
              kind: 'job_changed' as const,
              makerId: doc.makerId!,
              orderId: doc.orderId,
              subjectId: entryId,
              facts: { orderNumber: doc.order.number, what, dueAt: doc.dueAt },
            },
          ]
        : []
    }),
  )
}

const changed = (before: Fulfillment, after: Fulfillment): 'address' | 'due_date' | null =>
  before.shipTo !== after.shipTo ? 'address' : before.dueAt !== after.dueAt ? 'due_date' : null

/** What the maker wrote, oldest first. */
const notesOf = (doc: Fulfillment): string =>
  doc.notes
    .filter((note) => note.by.role === 'maker')
    .map((note) => note.text)
    .join('\n')

/** The first parcel's carrier and number, and all parcels (S0.6, X4). Empty while nothing has left. */
function trackingOf({ parcels: [first, ...others] }: Fulfillment): object {
  if (!first) return {}
  return {
    tracking_number: first.trackingNumber,
    carrier: first.carrier,
    tracking_url: first.trackingUrl,
    parcels: [first, ...others].map(({ carrier, carrierName, trackingNumber, trackingUrl, shippedAt }) => ({
      carrier,
      carrier_name: carrierName,
      tracking_number: trackingNumber,
      tracking_url: trackingUrl,
      shipped_at: shippedAt,
    })),
  }
}

const MOVE = `
  update maker_orders m set status = coalesce(c.status, m.status), started_at = c.started_at, shipped_at = c.shipped_at,
    completed_at = c.completed_at, due_at = c.due_at, notes = c.notes, tracking_info = c.tracking::jsonb
  from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::text[], ${unpackTexts('$8')})
    as c (fulfillment_id, status, started_at, shipped_at, completed_at, due_at, notes, tracking)
  where m.fulfillment_request_id = c.fulfillment_id and m.status <> 'withdrawn'`
