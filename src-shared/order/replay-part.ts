import { fulfillment, note, type Fulfillment } from '../fulfillment/document.ts'
import { afterBareEvent } from './replay-bare.ts'
import { fieldsOf, type StoryEvent, type StoryPart } from './story.ts'

/** What can be said of a part at a moment. How far scanning had come between two recorded events is not known. */
export type PartDoc = Pick<
  Fulfillment,
  | 'provider'
  | 'factoryId'
  | 'makerId'
  | 'state'
  | 'requiresShipping'
  | 'shipTo'
  | 'dueAt'
  | 'parcels'
  | 'hold'
  | 'problem'
  | 'startedAt'
  | 'packedAt'
  | 'shippedAt'
  | 'deliveredAt'
  | 'endedAt'
>

type Note = Fulfillment['notes'][number]

/** A part as it was: its document's fields, how many of its pieces were verified, and what was noted on it. */
export interface Rebuilt {
  readonly doc: PartDoc
  readonly packed: number
  readonly notes: readonly Note[]
}

type Field = keyof PartDoc
const shape = fulfillment.shape

/** The value as that field holds it, or undefined when it is none: what an unknown version wrote changes nothing here. */
function valueFor(field: string, value: unknown): PartDoc[Field] | undefined {
  if (!FIELDS.has(field as Field)) return undefined
  const read = shape[field as Field].safeParse(value)
  return read.success ? read.data : undefined
}
const FIELDS: ReadonlySet<Field> = new Set<Field>([
  'provider',
  'factoryId',
  'makerId',
  'state',
  'requiresShipping',
  'shipTo',
  'dueAt',
  'parcels',
  'hold',
  'problem',
  'startedAt',
  'packedAt',
  'shippedAt',
  'deliveredAt',
  'endedAt',
])

function withValues(doc: PartDoc, event: StoryEvent, which: 0 | 1): PartDoc {
  const values = Object.entries(fieldsOf(event.change)).flatMap(([field, pair]) => {
    const value = valueFor(field, pair[which])
    return value === undefined ? [] : [[field, value]]
  })
  return { ...doc, ...Object.fromEntries(values) }
}

/** Whether an event kept what it changed. */
const isBare = (event: StoryEvent): boolean => Object.keys(fieldsOf(event.change)).length === 0

/** The event that made the part: it was handed over, or refused, in the same breath, and has nothing before it. */
export const madeBy = ([first]: readonly StoryEvent[]): StoryEvent | null =>
  first && isBare(first) && (first.kind === 'routed' || first.kind === 'failed') ? first : null

/**
 * The part as it was made. Everything it says of its way is empty then; where it goes and who makes it is found by
 * going back from today's document through every change.
 */
function asMade({ doc }: StoryPart, events: readonly StoryEvent[]): PartDoc {
  const back = events.reduceRight<PartDoc>((later, event) => withValues(later, event, 0), doc)
  const maker = madeBy(events)
  return {
    ...back,
    state: maker === null ? 'pending' : maker.kind === 'failed' ? 'failed' : 'submitted',
    parcels: [],
    hold: null,
    problem: null,
    startedAt: null,
    packedAt: null,
    shippedAt: null,
    deliveredAt: null,
    endedAt: maker?.kind === 'failed' ? maker.at : null,
  }
}

/** The part after `events`, oldest first; `later` are the ones that had not happened yet. `atMs`: the moment itself. */
export function rebuildPart(
  part: StoryPart,
  events: readonly StoryEvent[],
  later: readonly StoryEvent[],
  atMs: number,
): Rebuilt {
  let doc = asMade(part, [...events, ...later])
  let packed = 0
  for (const event of events) {
    doc = isBare(event) ? afterBareEvent(doc, event, part.doc) : withValues(doc, event, 1)
    // The scan that began the work is no event; the one that ended packing is.
    if (event.kind === 'packed' && doc.state === 'submitted') doc = { ...doc, state: 'processing' }
    packed = packedAfter(event, part) ?? packed
  }
  const startedAt = doc.startedAt ?? startedByScan(part, later)
  if (doc.startedAt === null && startedAt !== null && Date.parse(startedAt) <= atMs)
    doc = { ...doc, startedAt, state: doc.state === 'submitted' ? 'processing' : doc.state }
  return {
    doc,
    packed: later.length === 0 ? packedNow(part) : packed,
    notes: notesAt(part, events, later, atMs),
  }
}

/** What was noted by then and not yet taken out again. What goes out of a document is kept in the event that took it. */
function notesAt(
  { doc }: StoryPart,
  events: readonly StoryEvent[],
  later: readonly StoryEvent[],
  atMs: number,
): Note[] {
  const gone = new Set(events.flatMap(takenOut).map(({ id }) => id))
  return [...events.flatMap(takenOut), ...later.flatMap(takenOut), ...doc.notes].filter(
    ({ id, at }) => !gone.has(id) && Date.parse(at) <= atMs,
  )
}

const takenOut = (event: StoryEvent): Note[] =>
  note
    .array()
    .catch([])
    .parse(fieldsOf(event.change)['notes']?.[0] ?? [])

function packedAfter(event: StoryEvent, { doc }: StoryPart): number | null {
  if (event.kind === 'packed' && isBare(event)) return doc.items.reduce((sum, item) => sum + item.quantity, 0)
  const after = fieldsOf(event.change)['items']?.[1]
  if (typeof after !== 'object' || after === null) return null
  return Object.values(after).reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), 0)
}

const packedNow = ({ doc }: StoryPart): number => doc.items.reduce((sum, item) => sum + item.packed, 0)

/** When a scan took the part into production without an event of its own: what the next change, or today, says. */
function startedByScan({ doc }: StoryPart, later: readonly StoryEvent[]): string | null {
  for (const event of later) {
    const before = fieldsOf(event.change)['startedAt']?.[0]
    if (before !== undefined) return typeof before === 'string' ? before : null
  }
  return doc.startedAt
}
