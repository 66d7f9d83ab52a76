import { z } from 'zod'
import { tellDueSoon } from '../inbox/tell-due-soon.ts'
import { defineJob } from './job.ts'

/** Every morning: makers hear which of their jobs are due tomorrow. */
export const tellDueSoonJob = defineJob({
  name: 'makers.due_soon',
  data: z.object({}),
  options: { cron: '0 5 * * *' },
  async run(cloud) {
    const due = await tellDueSoon(cloud)
    if (due > 0) cloud.log.info({ due }, 'makers were told what is due tomorrow')
  },
})
