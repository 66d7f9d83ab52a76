import { z } from 'zod'

/** A moment in time as it travels and is stored: ISO 8601 in UTC with milliseconds, `2026-11-21T08:30:00.000Z`. */
export const instant = z.iso.datetime()
export type Instant = z.infer<typeof instant>

/** Milliseconds since the epoch → instant. */
export const toInstant = (ms: number): Instant => new Date(ms).toISOString()

/** Instant → milliseconds since the epoch. */
export const toMs = (at: Instant): number => Date.parse(at)

/** Time comes in by the door: everything that asks what time it is asks one of these. */
export interface Clock {
  /** Wall time, milliseconds since the epoch. May jump, may be wrong by years. */
  now(): number
  /** Milliseconds that only ever grow. For measuring how long something took, and for waiting. */
  monotonic(): number
}
