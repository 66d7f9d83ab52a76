import { forgetExpired } from './forget-expired.ts'
import type { Job } from './job.ts'

/** Every job that an API process works on. */
export const allJobs: readonly Job[] = [forgetExpired]
