import type { Clock } from '../src-shared/std/instant.ts'
import type { Auth } from './auth/auth.ts'
import type { Config } from './config/config.ts'
import type { Log } from './config/log.ts'
import type { Secrets } from './config/secrets.ts'
import type { Database } from './db/database.ts'
import type { Jobs } from './jobs/queue.ts'
import type { Storage } from './providers/storage/port.ts'

/** What the rooms of the cloud are given. Time, ids and chance come from here, so that a test can replay a day. */
export interface Cloud {
  readonly config: Config
  readonly secrets: Secrets
  /** The address that people and stations use, without a slash at the end. */
  readonly publicUrl: string
  /** The store that requests without an account belong to: the first one, `main`. */
  readonly storeId: string
  readonly db: Database
  readonly clock: Clock
  /** A new uuid version 7. */
  readonly newId: () => string
  readonly random: (bytes: number) => Uint8Array
  readonly jobs: Jobs
  readonly storage: Storage
  readonly auth: Auth
  /** Tells stations that something in these scopes changed. Called after the commit; whoever saves fulfilments need not. */
  readonly poke: (scopes: Iterable<string>) => void
  readonly log: Log
  /** Called once when the process stops accepting, before the database closes: end streams and listeners here. */
  readonly onClose: (act: () => void | Promise<void>) => void
}
