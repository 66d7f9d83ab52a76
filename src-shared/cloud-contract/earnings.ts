import { oc } from '@orpc/contract'
import { z } from 'zod'
import { makerId, orderId } from '../ids/ids.ts'
import { earningKind, earningState, signedMinorUnits } from '../maker/ledger.ts'
import { currency, minorUnits } from '../money/money.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'

/** One row of the ledger, with all that explains it. Amounts in minor units; a reversal's are below zero. */
export const earningRow = z.object({
  id: z.uuid(),
  makerId,
  makerName: z.string(),
  orderId,
  orderNumber: z.string(),
  /** What was made: `2 × Mug, blue`. */
  items: z.string(),
  kind: earningKind,
  reversesId: z.uuid().nullable(),
  base: signedMinorUnits,
  ratePercent: z.number(),
  amount: signedMinorUnits,
  currency,
  state: earningState,
  /** Waits for an admin to say whether it is paid. */
  decisionNeeded: z.boolean(),
  /** Goes into the next batch: decided, and its work has left the maker. */
  ready: z.boolean(),
  /** In words: why there is this row, or what was decided about it. */
  reason: z.string(),
  /** Who wrote it, where a person did. */
  by: z.string().nullable(),
  at: instant,
  paidAt: instant.nullable(),
  /** What of an earning its counter-rows have left. */
  left: signedMinorUnits,
})
export type EarningRow = z.infer<typeof earningRow>

/** `decision`: what an admin has to decide. */
export const earningFilter = z.object({
  /** For the office; a maker sees their own whatever is asked. */
  makerId: makerId.nullable().default(null),
  state: z
    .enum([...earningState.options, 'decision'])
    .nullable()
    .default(null),
  /** Calendar days of UTC, both included. */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  after: z.string().max(100).nullable().default(null),
  limit: z.coerce.number().int().positive().max(200).default(50),
})
export type EarningFilter = z.input<typeof earningFilter>

export const earningPage = z.object({
  rows: z.array(earningRow),
  next: z.string().nullable(),
  total: z.int(),
})
export type EarningPage = z.infer<typeof earningPage>

/** The ledger's sums in one currency. */
export const earningTotals = z.object({
  currency,
  pending: signedMinorUnits,
  /** What of the pending is ready to be paid out: decided, and its work has left. */
  ready: signedMinorUnits,
  /** What of the pending waits for a decision. */
  undecided: signedMinorUnits,
  paid: signedMinorUnits,
  rows: z.int(),
})
export type EarningTotals = z.infer<typeof earningTotals>

export const earningMonth = z.object({
  /** `2026-11`, by UTC. */
  month: z.string().regex(/^\d{4}-\d\d$/),
  currency,
  earned: signedMinorUnits,
  takenBack: signedMinorUnits,
  /** Payouts of that month, without those that came back. */
  paidOut: signedMinorUnits,
})
export type EarningMonth = z.infer<typeof earningMonth>

const whose = z.object({ makerId: makerId.nullable().default(null) })

/** A file as it goes through JSON. */
export const madeFile = z.object({ name: z.string(), mediaType: z.string(), base64: z.base64() })

/** Makers' earnings and statements. */
export const earnings = {
  list: oc
    .route({
      method: 'GET',
      path: '/earnings',
      tags: ['earnings'],
      summary: 'Rows of the ledger, newest first: a maker’s own, or for the office anybody’s (S0.7, S0.10)',
    })
    .input(earningFilter)
    .output(earningPage),
  totals: oc
    .route({
      method: 'GET',
      path: '/earnings/totals',
      tags: ['earnings'],
      summary: 'Pending and paid, summed over the rows as they are now, by currency (S0.17)',
    })
    .input(whose)
    .output(z.array(earningTotals)),
  months: oc
    .route({
      method: 'GET',
      path: '/earnings/months',
      tags: ['earnings'],
      summary: 'What was earned, taken back and paid out, by month, newest first',
    })
    .input(whose)
    .output(z.array(earningMonth)),
  statement: oc
    .route({
      method: 'GET',
      path: '/earnings/statement',
      tags: ['earnings'],
      summary: 'A period as PDF or CSV: opening balance, rows, payouts, closing balance',
    })
    .input(whose.extend({ from: z.iso.date(), to: z.iso.date(), currency, format: z.enum(['pdf', 'csv']) }))
    .output(madeFile),
  decide: oc
    .route({
      method: 'POST',
      path: '/earnings/{id}/decision',
      tags: ['earnings'],
      summary: 'Pay an earning, or take it back whole or in part, with a reason (X9)',
    })
    .input(
      z.object({
        id: z.uuid(),
        /** Made by whoever asks: the same decision sent twice takes effect once. */
        decisionId: z.uuid(),
        /** How much of it is taken back, in minor units; 0 pays it whole. */
        takeBack: minorUnits,
        /** What was left of it when the person decided, so that two decisions never add up unseen. */
        left: minorUnits,
        reason: line(300),
      }),
    )
    .output(z.array(earningRow)),
}
