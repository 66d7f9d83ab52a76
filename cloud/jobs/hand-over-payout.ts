import { handOver } from '../payouts/hand-over.ts'
import { handOverPayout } from '../payouts/hand-over-job.ts'
import { openPayoutProvider } from '../providers/payouts/open.ts'
import { defineJob } from './job.ts'

/** Hands one approved payout to the payout provider. Tried again for about a day while it is away, under the same key. */
export const handOverPayoutJob = defineJob({
  ...handOverPayout,
  options: { retryLimit: 11, retryDelay: 30, backoff: true, expireInSeconds: 60 },
  run: (cloud, { payoutId }) => handOver(cloud, openPayoutProvider(), payoutId),
})
