import type { Clock } from '../../src-shared/std/instant.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { KnownPerson } from '../replica/people-table.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import type { StationFile } from '../replica/station-file.ts'

/** What the bench works with. */
export interface BenchRoom {
  readonly file: StationFile
  readonly house: ReplicaHouse
  readonly outbox: Outbox
  readonly clock: Clock
  readonly newId: () => string
  /** The true time as well as the station knows it, ms. */
  readonly trueNow: () => number
  /** Who is signed in. */
  readonly person: () => KnownPerson | null
  /** Gives the reserve of the disk free; false where there is none left. */
  readonly makeRoom: () => boolean
  /** Something was done: what looks different, and that there is something to send. */
  readonly onAction: (fulfillmentId: string) => void
  readonly onRefusals: () => void
  readonly warn: (message: string, detail: Record<string, unknown>) => void
}
