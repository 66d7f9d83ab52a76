import { z } from 'zod'

/** pending until paid out; `reversed` was taken back whole before it was paid, by a counter-row that is `reversed` too. */
export const earningState = z.enum(['pending', 'paid', 'reversed'])
export type EarningState = z.infer<typeof earningState>

export const earningKind = z.enum(['earning', 'reversal'])
export type EarningKind = z.infer<typeof earningKind>

export const batchState = z.enum(['draft', 'approved', 'exported', 'paid', 'cancelled'])
export type BatchState = z.infer<typeof batchState>

export const payoutState = z.enum(['draft', 'approved', 'exported', 'paid', 'returned', 'cancelled'])
export type PayoutState = z.infer<typeof payoutState>

/** Minor units that may be below zero: what was taken back, and sums with it. */
export const signedMinorUnits = z.int()

/** Why a maker is not in a batch although money is owed to them. */
export const leftOut = z.enum(['suspended', 'no_bank', 'nothing_left'])
export type LeftOut = z.infer<typeof leftOut>
export const LEFT_OUT_WORDS: Record<LeftOut, string> = {
  suspended: 'Suspended',
  no_bank: 'No bank details',
  nothing_left: 'What was taken back is more than what was earned',
}
