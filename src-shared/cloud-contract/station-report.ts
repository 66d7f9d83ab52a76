import { z } from 'zod'
import { permission } from '../fulfillment/document.ts'
import { printJobId, printerId, userId } from '../ids/ids.ts'
import { printerSign } from '../station-contract/status.ts'
import { printJobState } from '../station-contract/printing.ts'
import { instant } from '../std/instant.ts'
import { enrolledDevice, personRole } from './auth.ts'

/** What a station says of itself every few seconds and whenever it has news (docs/decisions/018). It has no effect on work. */
export const stationReport = z.object({
  version: z.string().max(40),
  /** Actions in the outbox that the cloud has not answered. */
  waiting: z.int().nonnegative(),
  /** Refusals that nobody has settled, and the latest in words. */
  refusals: z.int().nonnegative(),
  latestRefusal: z.string().max(600).nullable(),
  printers: z.array(printerSign.extend({ name: z.string().max(60), sentence: z.string().max(300) })).max(50),
  /** What became of the test pages that the office asked for. */
  tests: z
    .array(z.object({ id: printJobId, state: printJobState, sentence: z.string().max(300).nullable() }))
    .max(50),
  /** Who is known on this station. `pin` says which PIN it holds: the beginning of the SHA-256 of the kept hash. */
  people: z
    .array(
      z.object({
        id: userId,
        pin: z
          .string()
          .regex(/^[0-9a-f]{16}$/)
          .nullable(),
      }),
    )
    .max(500),
})
export type StationReport = z.infer<typeof stationReport>

/** What the cloud answers: who the station is now, what to print, and who of its people is still whom. */
export const stationAnswer = z.object({
  cloudTime: instant,
  /** When to come again if there is no news before. */
  againInSeconds: z.int().min(1).max(600),
  station: enrolledDevice.pick({ stationName: true, store: true, factory: true, maker: true }),
  tests: z.array(z.object({ id: printJobId, printerId, askedBy: z.string(), expiresAt: instant })),
  /** Those of the named people who may still sign in here. The others are to be forgotten. */
  people: z.array(
    z.object({
      id: userId,
      name: z.string(),
      email: z.string(),
      role: personRole,
      permissions: z.array(permission),
      /** The PIN that the station holds is not theirs any more. */
      forgetPin: z.boolean(),
      passwordDue: z.boolean(),
    }),
  ),
})
export type StationAnswer = z.infer<typeof stationAnswer>
