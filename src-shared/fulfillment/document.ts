import { z } from 'zod'
import { printSpec } from '../catalog/product.ts'
import {
  factoryId,
  fulfillmentId,
  makerId,
  orderId,
  parcelId,
  photoId,
  printFileId,
  storeId,
  userId,
} from '../ids/ids.ts'
import { currency, minorUnits } from '../money/money.ts'
import { address } from '../order/address.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'
import { carrierCode } from './carriers.ts'
import { fulfillmentState } from './lifecycle.ts'

export const provider = z.enum(['factory', 'maker', 'printful', 'prodigi', 'gooten', 'at_ishare', 'digital'])
export type Provider = z.infer<typeof provider>

/** A photo is made small before it is kept: 6 MiB hold any picture of 2,048 pixels. */
export const PHOTO_MAX_BYTES = 6 * 1024 * 1024

/** Who did something, as it is shown: the id for the audit, the name for people. */
export const actor = z.object({
  id: userId,
  name: z.string().max(120),
  role: z.enum(['operator', 'maker', 'admin', 'service']),
})
export type Actor = z.infer<typeof actor>

/** What a person may do at a bench beyond their role. */
export const permission = z.enum(['confirm_by_hand', 'reprint', 'manage_printers'])
export type Permission = z.infer<typeof permission>

/** One line to make and pack. `codes` are the barcodes that count as this item; `place` is where it lies in the factory. */
export const fulfillmentItem = z.object({
  id: z.uuid(),
  sku: z.string(),
  title: z.string(),
  variant: z.string(),
  quantity: z.int().positive(),
  packed: z.int().nonnegative(),
  codes: z.array(z.string()),
  place: z.string().nullable(),
  /** Small picture as a data URL or a path of the store; null where the product has none. */
  picture: z.string().nullable(),
  specs: z.array(printSpec),
  /** What one piece cost, in minor units of the order's currency. Absent in documents of before there were prices on slips. */
  unitPrice: minorUnits.optional(),
})
export type FulfillmentItem = z.infer<typeof fulfillmentItem>

export const printFile = z.object({
  id: printFileId,
  itemId: z.uuid().nullable(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type PrintFile = z.infer<typeof printFile>

export const parcel = z.object({
  id: parcelId,
  carrier: carrierCode,
  carrierName: z.string(),
  trackingNumber: z.string(),
  trackingUrl: z.string().nullable(),
  grams: z.int().positive().nullable(),
  shippedAt: instant,
})
export type Parcel = z.infer<typeof parcel>

export const note = z.object({ id: z.uuid(), text: z.string(), by: actor, at: instant })
export const hold = z.object({ reason: z.string(), by: actor, at: instant })

export const problemKind = z.enum([
  'file_unusable',
  'damaged',
  'out_of_material',
  'cannot_make',
  'left_after_cancel',
  'other',
])
export type ProblemKind = z.infer<typeof problemKind>
export const problem = z.object({ kind: problemKind, text: z.string(), by: actor, at: instant })

/** A picture of the finished piece. Its bytes travel beside the document and lie in the cloud's storage under its id. */
export const photo = z.object({
  id: photoId,
  name: line(200),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  bytes: z.int().positive().max(PHOTO_MAX_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Photo = z.infer<typeof photo>

/** One thing that happened, newest last. `at` is when it happened where it happened. */
export const timelineEntry = z.object({
  id: z.uuid(),
  at: instant,
  kind: z.enum([
    'routed',
    'started',
    'packed',
    'reopened',
    'held',
    'released',
    'problem',
    'problem_solved',
    'noted',
    'shipped',
    'parcel_added',
    'completed',
    'delivered',
    'cancel_requested',
    'cancel_refused',
    'cancelled',
    'failed',
    'retried',
    'address_changed',
    'reassigned',
    'assigned',
    'withdrawn',
    'photo_added',
  ]),
  by: actor,
  /** A short sentence in plain words, or empty where the kind says it all. */
  detail: z.string(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

/**
 * A fulfilment: the part of an order that one provider makes and sends, whole, as it travels between cloud and station.
 * Everything a bench needs to work for days without a network is in here, but the bytes of the print files.
 */
export const fulfillment = z.object({
  id: fulfillmentId,
  storeId,
  orderId,
  provider,
  factoryId: factoryId.nullable(),
  makerId: makerId.nullable(),
  state: fulfillmentState,
  requiresShipping: z.boolean(),
  order: z.object({
    number: z.string(),
    placedAt: instant,
    customerName: z.string(),
    customerNote: z.string().nullable(),
    parts: z.int().positive(),
    currency: currency.optional(),
  }),
  shipTo: address.nullable(),
  dueAt: instant,
  items: z.array(fulfillmentItem).min(1),
  printFiles: z.array(printFile),
  parcels: z.array(parcel),
  notes: z.array(note),
  /** Absent in documents that were written before there were photos. */
  photos: z.array(photo.extend({ by: actor, at: instant })).optional(),
  hold: hold.nullable(),
  problem: problem.nullable(),
  timeline: z.array(timelineEntry),
  startedAt: instant.nullable(),
  packedAt: instant.nullable(),
  shippedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  /** When the work was over (shipped, completed, cancelled, failed); null while it is open. */
  endedAt: instant.nullable(),
})
export type Fulfillment = z.infer<typeof fulfillment>

/** How many pieces are still to be verified. */
export const piecesLeft = (doc: Fulfillment): number =>
  doc.items.reduce((left, item) => left + item.quantity - item.packed, 0)
export const isPacked = (doc: Fulfillment): boolean => piecesLeft(doc) === 0
export const isOpen = (doc: Fulfillment): boolean => doc.endedAt === null
export const isOverdue = (doc: Fulfillment, nowMs: number): boolean =>
  isOpen(doc) && Date.parse(doc.dueAt) < nowMs

/** The newest entries that a document carries; the whole story is in the cloud's order events. */
export const TIMELINE_KEPT = 60
