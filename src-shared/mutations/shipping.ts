import { z } from 'zod'
import { carrierCode, carrierName, trackingNumber, trackingUrl } from '../fulfillment/carriers.ts'
import { isPacked, piecesLeft, type Fulfillment, type Parcel } from '../fulfillment/document.ts'
import { parcelId } from '../ids/ids.ts'
import { line } from '../std/plain-text.ts'
import { mutation, type MutationContext } from './mutation.ts'
import { recorded, step } from './record.ts'
import { refuse } from './refusal.ts'

/** A parcel as the bench states it. Without `trackingUrl` the carrier's template fills it in. */
export const parcelArgs = z.object({
  id: parcelId,
  carrier: carrierCode,
  /** Needed for `other`; else the carrier's own name is taken. */
  carrierName: line(60).nullable().default(null),
  trackingNumber,
  trackingUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  grams: z.int().positive().max(1_000_000).nullable().default(null),
})
export type ParcelArgs = z.infer<typeof parcelArgs>

const sealed = (args: ParcelArgs, context: MutationContext): Parcel => ({
  id: args.id,
  carrier: args.carrier,
  carrierName: args.carrierName ?? carrierName(args.carrier),
  trackingNumber: args.trackingNumber,
  trackingUrl: args.trackingUrl ?? trackingUrl(args.carrier, args.trackingNumber),
  grams: args.grams,
  shippedAt: context.now,
})

const inWords = (parcels: readonly Parcel[]): string =>
  parcels.map((parcel) => `${parcel.carrierName} ${parcel.trackingNumber}`).join(', ')

function repeatedTracking(doc: Fulfillment, parcels: readonly ParcelArgs[]): string | null {
  const seen = new Set(doc.parcels.map((parcel) => `${parcel.carrier} ${parcel.trackingNumber}`))
  for (const { carrier, trackingNumber: number } of parcels) {
    if (seen.has(`${carrier} ${number}`)) return number
    seen.add(`${carrier} ${number}`)
  }
  return null
}

/** A maker made the pieces and sends them: their word that it is done counts for every piece, without a scan (S0.22). */
const doneByMaker = (doc: Fulfillment, context: MutationContext): Fulfillment =>
  doc.makerId === null || isPacked(doc)
    ? doc
    : {
        ...doc,
        items: doc.items.map((item) => ({ ...item, packed: item.quantity })),
        packedAt: context.now,
      }

/** Sends a packed fulfilment off, in one or several parcels. Refused without a carrier and a tracking number. */
export const shipFulfillment = mutation({
  name: 'fulfillment.ship',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({ parcels: z.array(parcelArgs).max(50) }),
  apply(doc, { parcels }, context) {
    const state = step(doc, 'ship', 'not_shippable')
    if (typeof state !== 'string') return state
    if (!doc.requiresShipping) return refuse('not_shippable', { state: doc.state })
    const verified = doneByMaker(doc, context)
    if (!isPacked(verified)) return refuse('not_packed', { left: piecesLeft(verified) })
    if (parcels.length === 0) return refuse('needs_parcel')
    const repeated = repeatedTracking(doc, parcels)
    if (repeated) return refuse('duplicate_tracking', { trackingNumber: repeated })
    const sent = parcels.map((args) => sealed(args, context))
    return recorded(
      {
        ...verified,
        state,
        parcels: [...doc.parcels, ...sent],
        shippedAt: context.now,
        endedAt: context.now,
      },
      'shipped',
      context,
      inWords(sent),
    )
  },
})

/** One more parcel of a fulfilment that is already on its way. */
export const addParcel = mutation({
  name: 'fulfillment.addParcel',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({ parcel: parcelArgs }),
  apply(doc, { parcel }, context) {
    if (doc.state !== 'shipped') return refuse('not_shippable', { state: doc.state })
    const repeated = repeatedTracking(doc, [parcel])
    if (repeated) return refuse('duplicate_tracking', { trackingNumber: repeated })
    const sent = sealed(parcel, context)
    return recorded({ ...doc, parcels: [...doc.parcels, sent] }, 'parcel_added', context, inWords([sent]))
  },
})

/** Ends a fulfilment that needs no parcel (collected, or nothing to send). */
export const completeFulfillment = mutation({
  name: 'fulfillment.complete',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({}),
  apply(doc, _args, context) {
    if (doc.requiresShipping) return refuse('needs_shipping')
    const state = step(doc, 'complete', 'not_completable')
    if (typeof state !== 'string') return state
    const verified = doneByMaker(doc, context)
    if (!isPacked(verified)) return refuse('not_packed', { left: piecesLeft(verified) })
    return recorded(
      { ...verified, state, deliveredAt: context.now, endedAt: context.now },
      'completed',
      context,
    )
  },
})

/** The parcels have arrived. */
export const deliverFulfillment = mutation({
  name: 'fulfillment.deliver',
  version: 1,
  roles: ['admin', 'service'],
  args: z.object({}),
  apply(doc, _args, context) {
    const state = step(doc, 'deliver', 'not_deliverable')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state, deliveredAt: context.now }, 'delivered', context)
  },
})
