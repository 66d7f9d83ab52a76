import type { z } from 'zod'
import type { Cloud } from '../cloud.ts'

/** How often a failing job is tried again. Delays are seconds; with `backoff` each is twice the one before. */
export interface JobOptions {
  readonly retryLimit: number
  readonly retryDelay: number
  readonly backoff: boolean
  /** A run that takes longer than this many seconds counts as failed. */
  readonly expireInSeconds: number
  /** Also started by the clock: five fields of cron, UTC. Its data is then `{}`. */
  readonly cron?: string
}

/** What a run knows about itself beside its data. `attempt` counts from 1. */
export interface JobRun {
  readonly id: string
  readonly attempt: number
  readonly lastAttempt: boolean
}

/** Work that outlives a request: a name, what it needs, and what it does. It may run more than once, so its effect must not add up. */
export interface Job<Schema extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly data: Schema
  readonly options: JobOptions
  run(cloud: Cloud, data: z.output<Schema>, about: JobRun): Promise<void>
}

const usual: JobOptions = { retryLimit: 8, retryDelay: 5, backoff: true, expireInSeconds: 120 }

/** Defines a job; options that are left out: 8 retries from 5 s on with back-off, two minutes for a run. */
export function defineJob<Schema extends z.ZodType>(
  job: Omit<Job<Schema>, 'options'> & { options?: Partial<JobOptions> },
): Job<Schema> {
  return { ...job, options: { ...usual, ...job.options } }
}
