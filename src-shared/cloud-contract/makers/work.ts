import { oc } from '@orpc/contract'
import { z } from 'zod'
import { fulfillmentItem, problem } from '../../fulfillment/document.ts'
import { fulfillmentState } from '../../fulfillment/lifecycle.ts'
import { factoryId, fulfillmentId, makerId, orderId } from '../../ids/ids.ts'
import { instant } from '../../std/instant.ts'

/** One thing that speaks for a maker or against them, in words. */
export const proposalReason = z.object({
  about: z.enum(['fits', 'near', 'free', 'on_time']),
  points: z.number(),
  words: z.string(),
})

/** A maker for a job, with the reasons, as matching found them (src-shared/maker/matching.ts). */
export const proposal = z.object({
  makerId,
  name: z.string(),
  fits: z.boolean(),
  hasRoom: z.boolean(),
  points: z.number(),
  reasons: z.array(proposalReason),
})
export type WorkProposal = z.infer<typeof proposal>

/** Which of the open work of paid orders: nobody has it, a maker or a factory has it, it cannot be made, it is late. */
export const workSlice = z.enum(['unassigned', 'with_maker', 'at_factory', 'cannot_make', 'overdue'])
export type WorkSlice = z.infer<typeof workSlice>

/** A fulfilment as whoever hands it out sees it. */
export const workRow = z.object({
  id: fulfillmentId,
  orderId,
  orderNumber: z.string(),
  /** `2 × Bracket`. */
  things: z.string(),
  /** What it asks of whoever makes it: `FDM`, `PETG`, `black`. */
  asks: z.array(z.string()),
  pieces: z.int(),
  city: z.string(),
  country: z.string(),
  state: fulfillmentState,
  dueAt: instant,
  overdue: z.boolean(),
  startedAt: instant.nullable(),
  held: z.boolean(),
  problem: problem.pick({ kind: true, text: true }).nullable(),
  maker: z.object({ id: makerId, name: z.string() }).nullable(),
  factory: z.object({ id: factoryId, name: z.string() }).nullable(),
  routeReason: z.string(),
})
export type WorkRow = z.infer<typeof workRow>

/** The same with its lines, for whoever looks at one. */
export const workDetail = workRow.extend({
  items: z.array(
    fulfillmentItem.pick({ title: true, variant: true, quantity: true, picture: true, specs: true }),
  ),
})
export type WorkDetail = z.infer<typeof workDetail>

export const workFilter = z.object({
  slice: workSlice.nullable().default(null),
  makerId: makerId.nullable().default(null),
  search: z.string().max(200).default(''),
  after: z.string().max(100).nullable().default(null),
  limit: z.coerce.number().int().positive().max(200).default(100),
})
export type WorkFilter = z.input<typeof workFilter>

/** Handing work out: what there is, and who could make it. */
export const work = {
  work: oc
    .route({
      method: 'GET',
      path: '/work',
      tags: ['makers'],
      summary: 'Open fulfilments of paid orders, due first, with filters (S0.11)',
    })
    .input(workFilter)
    .output(
      z.object({
        rows: z.array(workRow),
        next: z.string().nullable(),
        total: z.int(),
        counts: z.record(workSlice, z.int()),
      }),
    ),
  workOne: oc
    .route({ method: 'GET', path: '/work/{id}', tags: ['makers'], summary: 'One of them' })
    .input(z.object({ id: fulfillmentId }))
    .output(workDetail),
  propose: oc
    .route({
      method: 'GET',
      path: '/work/{id}/proposals',
      tags: ['makers'],
      summary: 'Active makers for a fulfilment, the best first, with the reasons',
    })
    .input(z.object({ id: fulfillmentId, limit: z.coerce.number().int().positive().max(100).default(20) }))
    .output(z.object({ proposals: z.array(proposal), active: z.int() })),
  plan: oc
    .route({
      method: 'POST',
      path: '/work/plan',
      tags: ['makers'],
      summary: 'Who each of these would go to, within what each maker has room for; nothing is assigned',
    })
    .input(z.object({ fulfillmentIds: z.array(fulfillmentId).min(1).max(500) }))
    .output(
      z.array(
        z.object({
          fulfillmentId,
          orderNumber: z.string(),
          things: z.string(),
          proposal: proposal.nullable(),
          /** The reason for the choice, or why there is none. */
          why: z.string(),
        }),
      ),
    ),
}
