import type { Fulfillment, TimelineEntry } from '../../src-shared/fulfillment/document.ts'
import type { Instant } from '../../src-shared/std/instant.ts'

/** A fulfilment as the database holds it, its row locked by the open transaction. */
export interface LoadedFulfillment {
  readonly id: string
  readonly version: number
  readonly doc: Fulfillment
}

/** Which mutation made a change, and from where it came: what the document itself does not keep. */
export interface Audit {
  readonly mutationId: string
  readonly mutationName: string
  /** The station; absent for what the office or the cloud itself does. */
  readonly deviceId?: string | null
  /** The station's uncorrected clock at that moment. */
  readonly stationClock?: Instant | null
}

/** One entry of the timeline with its origin, on its way into the order's events. */
export interface RecordedEntry {
  readonly entry: TimelineEntry
  readonly audit: Audit
  /** The fields that changed with it, each as [before, after]. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** Who makes a new fulfilment, why them, and what they call it. */
export interface Route {
  readonly providerId: string | null
  readonly reason: string
  readonly externalId: string | null
}

/** What one transaction makes of one fulfilment, by one mutation or many. `before: null` is a new fulfilment. */
export interface Change {
  readonly before: LoadedFulfillment | null
  readonly after: Fulfillment
  readonly entries: readonly RecordedEntry[]
  /** Given for a new fulfilment, and for one that changes its provider. */
  readonly route?: Route
}

/** The change that changes nothing yet; `withMutation` adds to it. */
export const changeOf = (loaded: LoadedFulfillment): Change => ({
  before: loaded,
  after: loaded.doc,
  entries: [],
})

/** A fulfilment that does not exist yet. Its timeline so far is recorded as it stands. */
export const newFulfillment = (doc: Fulfillment, audit: Audit, route?: Route): Change => ({
  before: null,
  after: doc,
  ...(route && { route }),
  entries: doc.timeline.map((entry) => ({ entry, audit, fields: {} })),
})

/**
 * The change with one more mutation's result at its end. Entries are collected mutation by mutation, because a
 * document keeps only its newest entries while the order's events keep them all.
 */
export function withMutation(change: Change, after: Fulfillment, audit: Audit): Change {
  const fresh = after.timeline.filter((entry) => entry.id === audit.mutationId)
  if (fresh.length === 0) return { ...change, after }
  const fields = changedFields(change.after, after)
  return {
    ...change,
    after,
    entries: [...change.entries, ...fresh.map((entry) => ({ entry, audit, fields }))],
  }
}

/** Told by the entry itself, or too long to repeat in every event. */
const NOT_REPEATED: ReadonlySet<string> = new Set(['timeline', 'notes', 'printFiles'])

function changedFields(before: Fulfillment, after: Fulfillment): RecordedEntry['fields'] {
  const fields: Record<string, readonly [unknown, unknown]> = {}
  for (const key of Object.keys(after) as (keyof Fulfillment)[]) {
    // Mutations copy what they change, so what is the same object is unchanged.
    if (before[key] === after[key]) continue
    // What goes out of the document is nowhere else: it is kept whole.
    if (key === 'notes' && after.notes.length < before.notes.length)
      fields['notes'] = [before.notes.filter((note) => !after.notes.includes(note)), []]
    if (NOT_REPEATED.has(key)) continue
    fields[key] = key === 'items' ? [packedOf(before), packedOf(after)] : [before[key], after[key]]
  }
  return fields
}

const packedOf = (doc: Fulfillment): Record<string, number> =>
  Object.fromEntries(doc.items.map((item) => [item.id, item.packed]))
