import type { JobWithMetadata } from 'pg-boss'
import type { Cloud } from '../cloud.ts'
import type { Job } from './job.ts'

/** One run of one job. A failure is thrown on, so that the queue tries again later; the last one is an ERROR in the log. */
export async function runJob(cloud: Cloud, job: Job, taken: JobWithMetadata): Promise<void> {
  const attempt = taken.retryCount + 1
  const lastAttempt = taken.retryCount >= taken.retryLimit
  const log = cloud.log.child({ job: job.name, jobId: taken.id, attempt })
  try {
    await job.run({ ...cloud, log }, job.data.parse(taken.data), { id: taken.id, attempt, lastAttempt })
    log.debug({}, 'job done')
  } catch (error) {
    if (lastAttempt)
      log.error({ err: error }, 'a job failed for the last time: its work is undone until someone looks')
    else log.warn({ err: error }, 'a job failed and will be tried again')
    throw error
  }
}
