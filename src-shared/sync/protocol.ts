import { z } from 'zod'
import { fulfillment } from '../fulfillment/document.ts'
import { deviceId, fulfillmentId, incarnationId, mutationId, userId } from '../ids/ids.ts'
import { refusal } from '../mutations/refusal.ts'
import { instant } from '../std/instant.ts'

/** Raised with every change that an older side would misread. History is in docs/sync-history.md. */
export const PROTOCOL_VERSION = 2

/** Header that every request of `/v1/sync` carries. */
export const PROTOCOL_HEADER = 'packbench-protocol'

/** Header of a first copy: about how many documents it brings, for the progress on screen. */
export const DOCUMENTS_HEADER = 'packbench-documents'

export const PUSH_LIMIT = { mutations: 500, bytes: 1024 * 1024 } as const

/** One action of a person, as it leaves the station. `seq` is contiguous per (device, incarnation), from 1. */
export const pushedMutation = z.strictObject({
  seq: z.int().positive(),
  id: mutationId,
  entity: z.literal('fulfillment'),
  entityId: fulfillmentId,
  name: z.string().max(80),
  version: z.int().positive(),
  args: z.record(z.string(), z.unknown()),
  actorId: userId,
  /** When it happened, by the station's clock corrected with the offset it had measured. */
  occurredAt: instant,
  /** The station's uncorrected clock at that moment; kept for the audit. */
  stationClock: instant,
})
export type PushedMutation = z.infer<typeof pushedMutation>

export const pushRequest = z.strictObject({
  deviceId,
  incarnation: incarnationId,
  mutations: z.array(pushedMutation).min(1).max(PUSH_LIMIT.mutations),
})
export type PushRequest = z.infer<typeof pushRequest>

/** The cloud's final word on one mutation. A repeat of the mutation is answered with the very same bytes. */
export const outcome = z.object({ seq: z.int().positive(), id: mutationId, refusal: refusal.nullable() })
export type Outcome = z.infer<typeof outcome>

/** A document with the cloud's counter for it; a higher version is newer. */
export const versionedDocument = z.object({
  id: fulfillmentId,
  version: z.int().positive(),
  doc: fulfillment,
})
export type VersionedDocument = z.infer<typeof versionedDocument>

export const pushReply = z.object({
  ackSeq: z.int().nonnegative(),
  outcomes: z.array(outcome),
  /** The documents that the mutations touched, as they are now, where this device may still see them. */
  documents: z.array(versionedDocument),
  cloudTime: instant,
})
export type PushReply = z.infer<typeof pushReply>

/** Opaque to the station: `epoch.xid`. */
export const cursor = z.string().regex(/^[0-9a-f-]{36}\.\d{1,20}$/)

/**
 * A line of the changes stream (NDJSON). `put` and `drop` come first, then the `cursor` that covers them:
 * what came after the last cursor is asked for again after a cut.
 */
export const changeLine = z.discriminatedUnion('t', [
  z.object({ t: z.literal('put'), id: fulfillmentId, version: z.int().positive(), doc: fulfillment }),
  z.object({ t: z.literal('drop'), id: fulfillmentId }),
  z.object({ t: z.literal('cursor'), cursor, ackSeq: z.int().nonnegative(), time: instant }),
  // `papers` says that the store's name, logo or templates are not what they were: ask `/v1/store/papers`.
  z.object({ t: z.literal('ping'), time: instant, papers: z.literal('changed').optional() }),
  z.object({ t: z.literal('reset'), reason: z.string() }),
])
export type ChangeLine = z.infer<typeof changeLine>

/** RFC 9457 problem types that `/v1/sync` answers with, beside the general ones. */
export const SYNC_PROBLEMS = {
  /** 426: this side is too old; `minimumVersion` says which version to install. */
  protocol: 'urn:packbench:problem:protocol',
  /** 403: the device was revoked. */
  revoked: 'urn:packbench:problem:device-revoked',
  /** 409: a sequence number is missing; `expectedSeq` says which one comes next. */
  gap: 'urn:packbench:problem:sequence-gap',
  /** 409: the same (device, incarnation, seq) came with other arguments. */
  conflict: 'urn:packbench:problem:sequence-conflict',
} as const
