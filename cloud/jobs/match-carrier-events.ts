import { z } from 'zod'
import { matchWaitingEvents } from '../orders/carrier-events.ts'
import { defineJob } from './job.ts'

/** Every minute: deliveries that carriers told us of before the parcel's own bench did. */
export const matchCarrierEvents = defineJob({
  name: 'match-carrier-events',
  data: z.object({}),
  options: { cron: '* * * * *' },
  async run(cloud) {
    await matchWaitingEvents(cloud)
  },
})
