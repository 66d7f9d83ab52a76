import { z } from 'zod'
import { mutation } from './mutation.ts'
import { recorded, step } from './record.ts'
import { refuse } from './refusal.ts'
import { isPacked } from '../fulfillment/document.ts'

/** Takes a waiting fulfilment into production. */
export const startFulfillment = mutation({
  name: 'fulfillment.start',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({}),
  apply(doc, _args, context) {
    const state = step(doc, 'start', 'not_startable')
    if (typeof state !== 'string') return state
    return recorded({ ...doc, state, startedAt: context.now }, 'started', context)
  },
})

/** Verifies pieces of one item: by scan, or by hand with a reason where the person may. The first one starts production. */
export const packItem = mutation({
  name: 'fulfillment.pack',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({
    itemId: z.uuid(),
    pieces: z.int().positive().max(10_000).default(1),
    by: z.enum(['scan', 'hand']),
    /** What the scanner read; for `hand`, why it was not scanned. */
    evidence: z.string().max(200),
  }),
  apply(doc, { itemId, pieces, by, evidence }, context) {
    if (by === 'hand' && !context.permissions.includes('confirm_by_hand'))
      return refuse('not_allowed', { permission: 'confirm_by_hand' })
    const item = doc.items.find((candidate) => candidate.id === itemId)
    if (!item) return refuse('no_such_item', { itemId })
    const state = step(doc, 'pack', 'not_packable')
    if (typeof state !== 'string') return state
    if (item.packed + pieces > item.quantity)
      return refuse('extra_item', { title: item.title, quantity: item.quantity })
    const items = doc.items.map((candidate) =>
      candidate === item ? { ...item, packed: item.packed + pieces } : candidate,
    )
    const after = { ...doc, state, items, startedAt: doc.startedAt ?? context.now }
    const counted =
      by === 'hand'
        ? recorded(after, 'packed', context, `${pieces} × ${item.title} confirmed by hand: ${evidence}`)
        : after
    if (!isPacked(counted)) return counted
    return by === 'hand'
      ? { ...counted, packedAt: context.now }
      : recorded({ ...counted, packedAt: context.now }, 'packed', context, 'All items verified')
  },
})

/** Opens a packed fulfilment again: every item is to be verified anew. */
export const reopenPacking = mutation({
  name: 'fulfillment.reopen',
  version: 1,
  roles: ['operator', 'maker', 'admin'],
  args: z.object({ reason: z.string().max(200).default('') }),
  apply(doc, { reason }, context) {
    if (doc.state !== 'processing' || doc.items.every((item) => item.packed === 0))
      return refuse('not_reopenable', { state: doc.state })
    return recorded(
      { ...doc, items: doc.items.map((item) => ({ ...item, packed: 0 })), packedAt: null },
      'reopened',
      context,
      reason,
    )
  },
})
