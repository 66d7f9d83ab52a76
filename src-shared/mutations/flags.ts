import { z } from 'zod'
import { problemKind } from '../fulfillment/document.ts'
import { ENDED } from '../fulfillment/lifecycle.ts'
import { line, paragraph } from '../std/plain-text.ts'
import { mutation } from './mutation.ts'
import { recorded } from './record.ts'
import { refuse } from './refusal.ts'

const AT_THE_BENCH = ['operator', 'maker', 'admin'] as const

/** Holds a fulfilment back, with a reason that everybody sees. */
export const holdFulfillment = mutation({
  name: 'fulfillment.hold',
  version: 1,
  roles: AT_THE_BENCH,
  args: z.object({ reason: line(200) }),
  apply(doc, { reason }, context) {
    if (doc.hold) return refuse('already_on_hold', { reason: doc.hold.reason })
    if (ENDED.has(doc.state)) return refuse('not_packable', { state: doc.state })
    return recorded({ ...doc, hold: { reason, by: context.actor, at: context.now } }, 'held', context, reason)
  },
})

/** Lets a held fulfilment go on, with a reason. */
export const releaseFulfillment = mutation({
  name: 'fulfillment.release',
  version: 1,
  roles: AT_THE_BENCH,
  args: z.object({ reason: line(200) }),
  apply(doc, { reason }, context) {
    if (!doc.hold) return refuse('not_on_hold')
    return recorded({ ...doc, hold: null }, 'released', context, reason)
  },
})

/** Says that something stands in the way. Never refused by state: the bench knows what it sees. */
export const reportProblem = mutation({
  name: 'fulfillment.problem',
  version: 1,
  roles: AT_THE_BENCH,
  args: z.object({ kind: problemKind, text: paragraph(1000) }),
  apply(doc, { kind, text }, context) {
    return recorded(
      { ...doc, problem: { kind, text, by: context.actor, at: context.now } },
      'problem',
      context,
      text,
    )
  },
})

/** Takes the problem away again, saying how it was solved. */
export const solveProblem = mutation({
  name: 'fulfillment.solve',
  version: 1,
  roles: AT_THE_BENCH,
  args: z.object({ text: paragraph(1000) }),
  apply(doc, { text }, context) {
    if (!doc.problem) return refuse('no_problem')
    return recorded({ ...doc, problem: null }, 'problem_solved', context, text)
  },
})

/** Adds a note for whoever works on this next. */
export const addNote = mutation({
  name: 'fulfillment.note',
  version: 1,
  roles: AT_THE_BENCH,
  args: z.object({ text: paragraph(2000) }),
  apply(doc, { text }, context) {
    const notes = [...doc.notes, { id: context.mutationId, text, by: context.actor, at: context.now }]
    return recorded({ ...doc, notes }, 'noted', context, text.length > 120 ? `${text.slice(0, 117)}…` : text)
  },
})
