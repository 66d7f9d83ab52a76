import { z } from 'zod'
import { permission } from '../fulfillment/document.ts'
import { deviceId, factoryId, makerId, printerId, userId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'

/** A person who is known on this station. */
export const person = z.object({
  id: userId,
  name: z.string(),
  role: z.enum(['operator', 'maker', 'admin']),
  permissions: z.array(permission),
  hasPin: z.boolean(),
  /** Came in with a one-time password: chooses one of their own before anything else. */
  passwordDue: z.boolean().optional(),
})
export type Person = z.infer<typeof person>

export const enrolment = z.object({
  deviceId,
  stationName: z.string(),
  cloudUrl: z.url(),
  factory: z.object({ id: factoryId, name: z.string() }).nullable(),
  /** Whose station it is; stations that were enrolled by an earlier version have not kept it. */
  maker: z.object({ id: makerId, name: z.string() }).nullable().default(null),
})
export type Enrolment = z.infer<typeof enrolment>

export const syncSign = z.object({
  /** `connecting` is only shown before the first contact since start. */
  state: z.enum(['connecting', 'online', 'offline', 'revoked', 'outdated', 'stopped']),
  since: instant,
  lastHeard: instant.nullable(),
  waiting: z.int().nonnegative(),
  /** Photos whose picture the cloud does not have yet. */
  photos: z.int().nonnegative().default(0),
  /** Fulfilments on which something was turned down and nobody has settled it yet. */
  refusals: z.int().nonnegative(),
  /** Share of the first copy that has arrived, 0..1, while it is being fetched; null else. */
  bootstrap: z.number().min(0).max(1).nullable(),
  /** How often the station has repaired itself (I14). Zero in a life without damage. */
  repairs: z.int().nonnegative(),
  /** What is wrong and what to do, in one sentence; null while all is well. */
  trouble: z.string().nullable(),
})
export type SyncSign = z.infer<typeof syncSign>

export const printerSign = z.object({
  id: printerId,
  name: z.string(),
  state: z.enum(['ready', 'printing', 'paper_out', 'cover_open', 'paused', 'error', 'offline', 'unknown']),
  sentence: z.string(),
  /** Jobs that wait for a person's word: came out, or not? */
  inDoubt: z.int().nonnegative(),
  queued: z.int().nonnegative(),
})
export type PrinterSign = z.infer<typeof printerSign>

/** The living signs of the top strip. */
export const stationStatus = z.object({
  version: z.string(),
  enrolment: enrolment.nullable(),
  /** Where a station that is not enrolled yet will probably find its cloud; the form for enrolling starts with it. */
  likelyCloudUrl: z.url().optional(),
  person: person.nullable(),
  sync: syncSign,
  printers: z.array(printerSign),
  nextDue: z.object({ at: instant, orderNumber: z.string(), overdue: z.int().nonnegative() }).nullable(),
  /** The station's best idea of the true time, for countdowns. */
  time: instant,
})
export type StationStatus = z.infer<typeof stationStatus>

/** What the window hears without asking. `fulfillments: null` means: many, look again. */
export const stationEvent = z.discriminatedUnion('t', [
  z.object({ t: z.literal('status'), status: stationStatus }),
  z.object({ t: z.literal('fulfillments'), ids: z.array(z.uuid()).nullable() }),
  z.object({ t: z.literal('printing') }),
  z.object({ t: z.literal('files') }),
  z.object({ t: z.literal('refusals') }),
])
export type StationEvent = z.infer<typeof stationEvent>
