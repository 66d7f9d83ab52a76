import { oc } from '@orpc/contract'
import { z } from 'zod'
import { fulfillmentId, makerId, orderId } from '../../ids/ids.ts'
import { line, paragraph } from '../../std/plain-text.ts'

/** What an admin decides about the earning of work that is taken back after production started (X9). */
export const earningDecision = z.enum(['keep', 'reverse'])
export type EarningDecision = z.infer<typeof earningDecision>

/** What became of one of many: done, or why not, in words. */
export const assignmentResult = z.object({
  fulfillmentId,
  ok: z.boolean(),
  /** Why not and what to do; null when it was done. */
  sentence: z.string().nullable(),
})
export type AssignmentResult = z.infer<typeof assignmentResult>

const handedOver = z.object({
  orderId,
  fulfillmentIds: z.array(fulfillmentId),
  makerId: makerId.nullable(),
  makerName: z.string().nullable(),
})
export type HandedOver = z.infer<typeof handedOver>

export const assignment = {
  assign: oc
    .route({
      method: 'POST',
      path: '/orders/{orderId}/assign',
      operationId: 'admin_assign_order_to_maker',
      tags: ['makers'],
      summary: 'Assign a paid order to an active maker, with its pending earning (S0.21)',
    })
    .input(
      z.object({
        orderId,
        makerId,
        reason: line(200),
        /** Only these parts of the order; all that can be assigned when left out. An order may be split between makers (X10). */
        fulfillmentIds: z.array(fulfillmentId).min(1).max(50).nullable().default(null),
      }),
    )
    .output(handedOver),
  assignMany: oc
    .route({
      method: 'POST',
      path: '/makers/assignments',
      tags: ['makers'],
      summary: 'Assign many fulfilments, each in a transaction of its own, with an answer for each',
    })
    .input(
      z.object({
        assignments: z
          .array(z.object({ fulfillmentId, makerId, reason: line(200) }))
          .min(1)
          .max(500),
      }),
    )
    .output(z.array(assignmentResult)),
  withdraw: oc
    .route({
      method: 'POST',
      path: '/fulfillments/{fulfillmentId}/withdraw',
      tags: ['makers'],
      summary: 'Take work back from its maker, or hand it to another one',
    })
    .input(
      z.object({
        fulfillmentId,
        reason: line(200),
        /** Needed where production has started; before that the earning is taken back by itself. */
        earning: earningDecision.nullable().default(null),
        /** The maker who gets it instead; null hands it back to be assigned later. */
        toMakerId: makerId.nullable().default(null),
      }),
    )
    .output(handedOver),
  updateStatus: oc
    .route({
      method: 'POST',
      path: '/jobs/{orderId}/status',
      operationId: 'maker_update_order_status',
      tags: ['makers'],
      summary: 'A maker moves their job on; shipped needs tracking and carrier (S0.22)',
    })
    .input(
      z.object({
        orderId,
        /** Which part, where the maker holds several of the order. */
        fulfillmentId: fulfillmentId.nullable().default(null),
        status: z.enum(['in_production', 'shipped']),
        notes: paragraph(2000).nullable().default(null),
        tracking: z.string().max(60).nullable().default(null),
        carrier: z.string().max(40).nullable().default(null),
      }),
    )
    .output(
      z.object({
        orderId,
        fulfillmentId,
        status: z.enum(['assigned', 'in_production', 'shipped', 'completed']),
      }),
    ),
}
