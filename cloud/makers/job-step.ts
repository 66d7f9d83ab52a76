import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { Change, RecordedEntry } from '../fulfillment/change.ts'

/** What one change means for makers: who loses the job, who gets it, or that it goes on where it is. */
export interface JobStep {
  readonly doc: Fulfillment
  readonly before: Fulfillment | null
  /** The maker who does not have it any more; `started` says whether they were in production, `how` why it ended. */
  readonly left: {
    readonly makerId: string
    readonly started: boolean
    readonly how: 'withdrawn' | 'cancelled'
    /** Why it left them, and nothing of who has it next. */
    readonly reason: string
  } | null
  readonly taken: { readonly makerId: string } | null
  readonly goesOn: boolean
  /** Who did it and why, in words. */
  readonly by: RecordedEntry['entry']['by'] | null
  readonly reason: string
  /** The newest entry's id: tells apart what is told of this change. */
  readonly entryId: string | null
}

const OVER: ReadonlySet<string> = new Set(['cancelled', 'failed'])

/** Null where no maker is concerned. */
export function stepOf({ before, after, entries }: Change): JobStep | null {
  const had = before?.doc.makerId ?? null
  const has = after.makerId
  if (had === null && has === null) return null
  const isOver = OVER.has(after.state) && !OVER.has(before?.doc.state ?? '')
  const leaves = had !== null && (had !== has || isOver)
  const last = entries.findLast(({ entry }) => WHY.has(entry.kind))?.entry ?? entries.at(-1)?.entry ?? null
  // In one batch it may have been started and ended: then only the document afterwards tells.
  const started = (before?.doc.startedAt ?? (had === has ? after.startedAt : null)) !== null
  return {
    doc: after,
    before: before?.doc ?? null,
    left: leaves
      ? { makerId: had, started, how: had === has ? 'cancelled' : 'withdrawn', reason: whyLeft(entries) }
      : null,
    taken: has !== null && has !== had ? { makerId: has } : null,
    goesOn: had !== null && had === has && !leaves,
    by: last?.by ?? null,
    reason: last?.detail ?? '',
    entryId: last?.id ?? null,
  }
}

/** In one change it may be taken back and handed on: what is said of the next maker is not for the one before. */
const whyLeft = (entries: Change['entries']): string =>
  entries.findLast(({ entry }) => entry.kind !== 'assigned' && WHY.has(entry.kind))?.entry.detail ?? ''

/** Entries that say why work changed hands or ended. */
const WHY: ReadonlySet<string> = new Set(['assigned', 'withdrawn', 'reassigned', 'cancelled', 'failed'])
