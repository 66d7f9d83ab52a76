import { z } from 'zod'

/** The job that hands one approved payout to the payout provider; cloud/jobs/hand-over-payout.ts carries it out. */
export const handOverPayout = { name: 'payout.hand-over', data: z.object({ payoutId: z.uuid() }) }
