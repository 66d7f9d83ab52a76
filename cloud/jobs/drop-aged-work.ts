import { z } from 'zod'
import { dropAgedWork } from '../sync/window.ts'
import { defineJob } from './job.ts'

/** Lets work that ended more than 30 days ago leave the stations. It can still be fetched there on demand. */
export const dropAgedWorkJob = defineJob({
  name: 'drop-aged-work',
  data: z.object({}),
  options: { cron: '41 2 * * *', expireInSeconds: 900 },
  async run(cloud) {
    const { scopes, dropped } = await dropAgedWork(cloud.db, cloud.clock)
    cloud.poke(scopes)
    if (dropped > 0) cloud.log.info({ dropped }, 'work that ended long ago left the stations')
  },
})
