import { z } from 'zod'
import { fulfillment, problemKind } from '../fulfillment/document.ts'
import { fulfillmentState } from '../fulfillment/lifecycle.ts'
import { fulfillmentId, mutationId } from '../ids/ids.ts'
import { parcelArgs } from '../mutations/shipping.ts'
import { refusal } from '../mutations/refusal.ts'
import { instant } from '../std/instant.ts'

/** A line of the queue: what a list needs, and no more. */
export const queueRow = z.object({
  id: fulfillmentId,
  orderNumber: z.string(),
  customer: z.string(),
  state: fulfillmentState,
  dueAt: instant,
  overdue: z.boolean(),
  pieces: z.int(),
  packed: z.int(),
  /** `2 × Mug, blue · 1 × Poster A2` */
  summary: z.string(),
  picture: z.string().nullable(),
  country: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  hold: z.string().nullable(),
  problem: z.string().nullable(),
  /** Actions on this fulfilment that the cloud has not answered yet. */
  waiting: z.int().nonnegative(),
})
export type QueueRow = z.infer<typeof queueRow>

/** `open` = waiting at bench and in production; `done` = shipped, delivered. `held` and `problem` cut across. */
export const queueFilter = z.enum([
  'open',
  'submitted',
  'processing',
  'packed',
  'held',
  'problem',
  'overdue',
  'done',
  'cancelled',
  'all',
])
export type QueueFilter = z.infer<typeof queueFilter>

export const queueQuery = z.object({
  filter: queueFilter.default('open'),
  search: z.string().max(200).default(''),
  offset: z.int().nonnegative().default(0),
  limit: z.int().positive().max(500).default(100),
})
export type QueueQuery = z.infer<typeof queueQuery>

export const queuePage = z.object({
  rows: z.array(queueRow),
  total: z.int(),
  counts: z.record(queueFilter, z.int()),
})
export type QueuePage = z.infer<typeof queuePage>

/** A fulfilment as the screen shows it, with what is still on its way. */
export const benchView = z.object({
  doc: fulfillment,
  overdue: z.boolean(),
  waiting: z.array(z.object({ mutationId, name: z.string(), at: instant, undoable: z.boolean() })),
})
export type BenchView = z.infer<typeof benchView>

/** What became of an action. `undoMs` is how long it can still be taken back. */
export const actionResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), mutationId, undoMs: z.int().nonnegative(), view: benchView }),
  z.object({ ok: z.literal(false), refusal, sentence: z.string(), next: z.string() }),
])
export type ActionResult = z.infer<typeof actionResult>

/** What a scan did. The window plays the sound and shows the sentence; a refused scan stays until acknowledged. */
export const scanResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), fulfillmentId, view: benchView }),
  z.object({
    kind: z.literal('counted'),
    mutationId,
    undoMs: z.int(),
    itemId: z.uuid(),
    sentence: z.string(),
    left: z.int(),
    view: benchView,
  }),
  z.object({ kind: z.literal('wrong'), sentence: z.string() }),
  z.object({ kind: z.literal('extra'), sentence: z.string(), itemId: z.uuid() }),
  z.object({ kind: z.literal('unknown'), sentence: z.string() }),
  z.object({ kind: z.literal('blocked'), sentence: z.string(), next: z.string() }),
  z.object({ kind: z.literal('tracking'), carrier: z.string().nullable(), trackingNumber: z.string() }),
  z.object({ kind: z.literal('command'), command: z.enum(['ship', 'ok', 'undo', 'print']) }),
])
export type ScanResult = z.infer<typeof scanResult>

export const scanInput = z.object({ code: z.string().min(1).max(200), packing: fulfillmentId.nullable() })

const on = { fulfillmentId }
/** Arguments of the bench's actions. */
export const benchActions = {
  start: z.object(on),
  confirmByHand: z.object({
    ...on,
    itemId: z.uuid(),
    pieces: z.int().positive(),
    reason: z.string().min(1).max(200),
  }),
  reopen: z.object({ ...on, reason: z.string().max(200) }),
  hold: z.object({ ...on, reason: z.string().min(1).max(200) }),
  release: z.object({ ...on, reason: z.string().min(1).max(200) }),
  problem: z.object({ ...on, kind: problemKind, text: z.string().min(1).max(1000) }),
  solve: z.object({ ...on, text: z.string().min(1).max(1000) }),
  note: z.object({ ...on, text: z.string().min(1).max(2000) }),
  ship: z.object({ ...on, parcels: z.array(parcelArgs) }),
  addParcel: z.object({ ...on, parcel: parcelArgs }),
  complete: z.object(on),
} as const

/** An action that waits in the outbox. */
export const waitingAction = z.object({
  mutationId,
  fulfillmentId,
  orderNumber: z.string().nullable(),
  name: z.string(),
  actorName: z.string(),
  at: instant,
  attempts: z.int(),
  undoable: z.boolean(),
})
export type WaitingAction = z.infer<typeof waitingAction>

/** An action that the cloud turned down. It stays until a person settles it. */
export const refusedAction = z.object({
  mutationId,
  fulfillmentId,
  orderNumber: z.string().nullable(),
  customer: z.string().nullable(),
  name: z.string(),
  actorName: z.string(),
  at: instant,
  refusedAt: instant,
  refusal,
  title: z.string(),
  next: z.string(),
  /** As it was on screen when the person acted, and as it is now; null where it is not with this station any more. */
  before: fulfillment.nullable(),
  now: fulfillment.nullable(),
  settled: z.object({ at: instant, by: z.string(), how: z.string() }).nullable(),
})
export type RefusedAction = z.infer<typeof refusedAction>

/** How a person settles a refusal: `understood` ends it; `already_left` also tells the office that the parcel has gone. */
export const settlement = z.object({
  mutationId,
  how: z.enum(['understood', 'already_left']),
  text: z.string().max(500).default(''),
})
