import { z } from 'zod'
import type { Fulfillment } from '../fulfillment/document.ts'
import type { FulfillmentState } from '../fulfillment/lifecycle.ts'
import { factoryId, makerId } from '../ids/ids.ts'
import { line } from '../std/plain-text.ts'
import { mutation } from './mutation.ts'
import { recorded } from './record.ts'
import { refuse } from './refusal.ts'

const OFFICE = ['admin', 'service'] as const

/** Work that can still change hands: nothing of it has left, and nobody asked to cancel it. */
const MOVABLE: ReadonlySet<FulfillmentState> = new Set(['pending', 'submitted', 'processing'])

/**
 * The work as new hands find it. What was verified elsewhere counts no more, and what others wrote, photographed and
 * went through stays with the office: only the office's notes go along.
 */
const afresh = (doc: Fulfillment): Fulfillment => {
  const { photos: _, ...kept } = doc
  return {
    ...kept,
    items: doc.items.map((item) => ({ ...item, packed: 0 })),
    notes: doc.notes.filter((note) => note.by.role === 'admin'),
    problem: null,
    timeline: [],
    startedAt: null,
    packedAt: null,
  }
}

/** Hands open work to a maker, from the router's hands, a factory's or another maker's (S0.21). */
export const assignToMaker = mutation({
  name: 'fulfillment.assign',
  version: 1,
  roles: OFFICE,
  args: z.object({ makerId, makerName: line(120), reason: line(200) }),
  apply(doc, args, context) {
    if (!MOVABLE.has(doc.state)) return refuse('not_routable', { state: doc.state })
    if (doc.makerId === args.makerId) return refuse('already_with_maker', { name: args.makerName })
    return recorded(
      {
        ...afresh(doc),
        provider: 'maker',
        factoryId: null,
        makerId: args.makerId,
        state: 'submitted',
      },
      'assigned',
      context,
      `${args.makerName}: ${args.reason}`,
    )
  },
})

/** Takes work back from its maker, to be handed out again. */
export const withdrawFromMaker = mutation({
  name: 'fulfillment.withdraw',
  version: 1,
  roles: OFFICE,
  args: z.object({ reason: line(200) }),
  apply(doc, { reason }, context) {
    if (doc.makerId === null) return refuse('not_with_maker')
    if (!MOVABLE.has(doc.state)) return refuse('not_routable', { state: doc.state })
    return recorded({ ...afresh(doc), makerId: null, state: 'pending' }, 'withdrawn', context, reason)
  },
})

/** Moves open work to another factory, from a factory or a maker. */
export const moveFulfillment = mutation({
  name: 'fulfillment.move',
  version: 1,
  roles: OFFICE,
  args: z.object({ factoryId, reason: line(200) }),
  apply(doc, args, context) {
    if (doc.state === 'pending' && doc.provider !== 'maker')
      return refuse('not_routable', { state: doc.state })
    if (!MOVABLE.has(doc.state)) return refuse('not_routable', { state: doc.state })
    return recorded(
      {
        ...betweenFactories(doc),
        provider: 'factory',
        state: 'submitted',
        factoryId: args.factoryId,
        makerId: null,
      },
      'reassigned',
      context,
      args.reason,
    )
  },
})

/** A factory's people are one house: their notes, photos and story go along. What a maker left stays with the office. */
const betweenFactories = (doc: Fulfillment): Fulfillment =>
  doc.makerId === null
    ? {
        ...doc,
        items: doc.items.map((item) => ({ ...item, packed: 0 })),
        startedAt: null,
        packedAt: null,
      }
    : afresh(doc)
