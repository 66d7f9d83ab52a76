import { changeOf, newFulfillment, withMutation, type RecordedEntry } from '../../cloud/fulfillment/change.ts'
import type { Actor, Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { isRefusal } from '../../src-shared/mutations/refusal.ts'
import { applyCall } from '../../src-shared/mutations/registry.ts'
import { orderStory, type OrderStory, type StoryEvent } from '../../src-shared/order/story.ts'
import { aFulfillment, anId, olga, thandi } from './a-fulfillment.ts'

export const SERVICE: Actor = { id: anId() as Actor['id'], name: 'Packbench', role: 'service' }
export const anna: Actor = { id: anId() as Actor['id'], name: 'Anna Maker', role: 'maker' }
export const WOODSTOCK = anId()
export const DURBAN = anId()
export const ANNA_MAKES = anId()

/** `09:12` → a moment of the day that stories happen on. */
export const at = (time: string): string => `2026-11-21T${time.length === 5 ? `${time}:00` : time}.000Z`

/** What happened, when, by whom: a mutation's name and arguments, or (without a name) an event of the order itself. */
export interface Happening {
  readonly time: string
  readonly by?: Actor
  readonly call?: readonly [name: string, args?: Record<string, unknown>]
  /** An event of the order itself: its kind, what it changed, its detail. */
  readonly order?: readonly [kind: string, change?: Record<string, unknown>, detail?: string]
  /** When the cloud heard of it, where that was later. */
  readonly heard?: string
  readonly station?: string
}

export interface StoryOptions {
  /** Whether a factory took it at 09:00, and whether the money had come then. */
  readonly routed?: boolean
  readonly paid?: boolean
  readonly doc?: Partial<Fulfillment>
}

/** A story of one order with one part, made by the real rules and recorded as the cloud records. Paid and routed at 09:00. */
export function aStory(
  happenings: readonly Happening[],
  { routed = true, paid = true, doc: overrides = {} }: StoryOptions = {},
): OrderStory {
  const draft = aFulfillment({ state: 'pending', factoryId: null, dueAt: at('16:00'), ...overrides })
  const events: StoryEvent[] = []
  const tell = (event: Partial<StoryEvent> & Pick<StoryEvent, 'kind' | 'at'>, by: Actor): void => {
    events.push({
      id: anId(),
      fulfillmentId: null,
      detail: '',
      change: {},
      station: null,
      stationClock: null,
      recordedAt: event.at,
      actorName: by.name,
      actorRole: by.role,
      ...event,
    })
  }
  const record = (entries: readonly RecordedEntry[], { time, heard, station }: Happening): void => {
    for (const { entry, audit, fields } of entries)
      tell(
        {
          id: entry.id,
          fulfillmentId: draft.id,
          kind: entry.kind,
          detail: entry.detail,
          change: JSON.parse(
            JSON.stringify({ mutation: audit.mutationName, fields }),
          ) as StoryEvent['change'],
          at: at(time),
          recordedAt: at(heard ?? time),
          station: station ?? null,
        },
        entry.by,
      )
  }
  tell({ kind: 'placed', at: at('08:58') }, { ...SERVICE, name: 'Zoë Müller', role: 'service' })
  let doc = draft
  if (paid) tell({ kind: 'paid', at: at('09:00'), change: { amount: 52800, currency: 'ZAR' } }, SERVICE)
  if (paid && routed) {
    const call = ['fulfillment.submit', { factoryId: WOODSTOCK, reason: 'First active mapping' }] as const
    doc = applied(doc, call, at('09:00'), SERVICE, [])
    const audit = { mutationId: doc.timeline.at(-1)!.id, mutationName: 'fulfillment.submit' }
    record(newFulfillment(doc, audit).entries, { time: '09:00' })
  }
  for (const happening of happenings) {
    const by = happening.by ?? thandi
    if (happening.order) {
      const [kind, change = {}, detail = ''] = happening.order
      tell({ kind, at: at(happening.time), change, detail }, by)
    }
    for (const call of callsOf(happening, doc)) {
      const before = doc
      doc = applied(before, call, at(happening.time), by, ['confirm_by_hand'])
      const entry = doc.timeline.at(-1)
      const mutationId = entry && !before.timeline.includes(entry) ? entry.id : anId()
      const audit = { mutationId, mutationName: `fulfillment.${call[0]}` }
      record(withMutation(changeOf({ id: doc.id, version: 1, doc: before }), doc, audit).entries, happening)
    }
  }
  const mine = paid ? [{ id: draft.id, doc, routeReason: 'No active provider takes these goods.' }] : []
  return orderStory.parse({
    id: draft.orderId,
    number: draft.order.number,
    placedAt: at('08:58'),
    currency: 'ZAR',
    total: 52800,
    paymentStatus: paid ? 'paid' : 'pending',
    events,
    parts: mine,
    names: { [WOODSTOCK]: 'Woodstock', [DURBAN]: 'Durban', [ANNA_MAKES]: 'Anna Maker' },
  })
}

function applied(
  doc: Fulfillment,
  [name, args = {}]: readonly [string, Record<string, unknown>?],
  now: string,
  actor: Actor,
  permissions: readonly 'confirm_by_hand'[],
): Fulfillment {
  const call = { name: name.includes('.') ? name : `fulfillment.${name}`, version: 1, args }
  const after = applyCall(doc, call, { now, actor, mutationId: anId(), permissions })
  if (isRefusal(after)) throw new Error(`${name} at ${now} was refused: ${after.refused}`)
  return after
}

/** `['pack', { all: true }]` and `['pack', { one: true }]` stand for scans of every piece, or of the first one. */
function callsOf({ call }: Happening, doc: Fulfillment): (readonly [string, Record<string, unknown>?])[] {
  if (!call) return []
  const [name, args = {}] = call
  if (name !== 'pack' || !('all' in args || 'one' in args)) return [call]
  const scans = doc.items.flatMap((item) =>
    Array.from({ length: item.quantity - item.packed }, () => item.id),
  )
  return scans
    .slice(0, 'one' in args ? 1 : undefined)
    .map((itemId) => ['pack', { itemId, by: 'scan', evidence: 'code' }] as const)
}

export { olga, thandi }
