import type { z } from 'zod'
import type { Tx } from '../db/database.ts'
import type { Job } from './job.ts'

/** What is needed to ask for a job: its name and the schema of its data. A room may name a job it does not define. */
export type JobName<Schema extends z.ZodType> = Pick<Job<Schema>, 'name' | 'data'>

export interface EnqueueOptions {
  /** At most one waiting or running job of this name and key; a second one is dropped. */
  readonly singletonKey?: string
  /** Not before this moment. */
  readonly startAfter?: Date
}

/** The job queue in Postgres. */
export interface Jobs {
  /** Puts work into the queue inside the caller's transaction: it exists exactly when the transaction commits. */
  enqueue<Schema extends z.ZodType>(
    tx: Tx,
    job: JobName<Schema>,
    data: z.input<Schema>,
    options?: EnqueueOptions,
  ): Promise<void>
  /** The same for many at once, in one statement. */
  enqueueAll<Schema extends z.ZodType>(
    tx: Tx,
    job: JobName<Schema>,
    data: readonly z.input<Schema>[],
  ): Promise<void>
  /** Whether workers are running, for /readyz. */
  running(): boolean
  /** Begins to work on the jobs that this process knows. */
  start(): Promise<void>
  /** Lets running jobs finish (30 s at most), then stops. */
  stop(): Promise<void>
}
