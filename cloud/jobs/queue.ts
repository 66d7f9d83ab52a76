import type { z } from 'zod'
import type { Tx } from '../db/database.ts'
import type { Job } from './job.ts'

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
    job: Job<Schema>,
    data: z.input<Schema>,
    options?: EnqueueOptions,
  ): Promise<void>
  /** Whether workers are running, for /readyz. */
  running(): boolean
  /** Lets running jobs finish (30 s at most), then stops. */
  stop(): Promise<void>
}
