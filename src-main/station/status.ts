import { enrolment } from '../../src-shared/station-contract/status.ts'
import type { StationStatus, SyncSign } from '../../src-shared/station-contract/status.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import type { Photos } from '../makers/photos.ts'
import type { BenchRoom } from '../packing/bench-room.ts'
import type { Printing } from '../printing/open-printing.ts'
import { readEnrolment } from '../session/enrolment.ts'
import { asShown } from '../session/session.ts'
import type { Sync } from '../sync/sync-loop.ts'
import { repairsOf } from './life.ts'

export interface StatusSources {
  readonly version: string
  readonly bench: BenchRoom
  readonly printing: Printing
  readonly photos: Photos
  /** Null while this station is not enrolled. */
  readonly sync: Sync | null
  readonly startedAt: number
  /** What is wrong with this station itself, whatever sync says. */
  readonly trouble: string | null
  /** Where this station will probably be enrolled; null where nobody said. */
  readonly likelyCloudUrl: string | null
}

/** The living signs of the top strip. */
export function stationStatus({
  version,
  bench,
  printing,
  photos,
  sync,
  startedAt,
  trouble,
  likelyCloudUrl,
}: StatusSources): StationStatus {
  const now = toInstant(bench.trueNow())
  const enrolled = readEnrolment(bench.file)
  const person = bench.person()
  const next = bench.house.use(({ queue }) => ({ due: queue.nextDue(), overdue: queue.counts(now).overdue }))
  return {
    version,
    enrolment: enrolled && enrolment.parse(enrolled),
    ...(likelyCloudUrl !== null && { likelyCloudUrl }),
    person: person && asShown(person),
    sync: { ...syncSign(bench, sync, startedAt, trouble), photos: photos.waiting() },
    printers: printing.signs(),
    nextDue: next.due && { at: next.due.dueAt, orderNumber: next.due.orderNumber, overdue: next.overdue },
    time: now,
  }
}

/** What was turned down on one fulfilment is one matter for a person, however many actions it was. */
function mattersIn({ file: { refusals } }: BenchRoom): number {
  return refusals.countOpen() === 0 ? 0 : new Set(refusals.open().map((row) => row.entityId)).size
}

function syncSign(
  bench: BenchRoom,
  sync: Sync | null,
  startedAt: number,
  trouble: string | null,
): Omit<SyncSign, 'photos'> {
  const state = sync?.state()
  return {
    state: state?.contact ?? 'stopped',
    since: toInstant(state?.since ?? startedAt),
    lastHeard: state?.lastHeard === undefined || state.lastHeard === null ? null : toInstant(state.lastHeard),
    waiting: bench.outbox.waiting(),
    refusals: mattersIn(bench),
    bootstrap: sync?.bootstrap() ?? null,
    repairs: repairsOf(bench.file),
    trouble: state?.trouble ?? trouble,
  }
}
