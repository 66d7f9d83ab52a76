import { z } from 'zod'
import { currency, minorUnits } from '../money/money.ts'
import { instant } from '../std/instant.ts'

const orderNumber = z.string()
const reason = z.string()
const sum = { amount: minorUnits, currency }
const standing = z.object({ reason })

/** What a maker is told, by kind, and the facts that each kind is told with (S0.33). Amounts are minor units. */
const told = {
  /** `things` is what to make in a few words, `2 × Bracket`. */
  job_assigned: z.object({ orderNumber, things: z.string(), dueAt: instant, ...sum }),
  job_withdrawn: z.object({ orderNumber, reason }),
  job_cancelled: z.object({ orderNumber, reason }),
  job_changed: z.object({ orderNumber, what: z.enum(['address', 'due_date']), dueAt: instant }),
  due_soon: z.object({ orderNumber, dueAt: instant }),
  /** `reference` is what stands on the bank statement. */
  paid_out: z.object({ ...sum, jobs: z.int().positive(), reference: z.string() }),
  /** `amount` is what was taken back, as a positive number. */
  earning_reversed: z.object({ orderNumber, ...sum, reason }),
  profile_paused: standing,
  profile_suspended: standing,
  profile_active: standing,
} as const

export const newsKind = z.enum([
  'job_assigned',
  'job_withdrawn',
  'job_cancelled',
  'job_changed',
  'due_soon',
  'paid_out',
  'earning_reversed',
  'profile_paused',
  'profile_suspended',
  'profile_active',
])
export type NewsKind = z.infer<typeof newsKind>

const piece = <Kind extends NewsKind>(kind: Kind) => z.object({ kind: z.literal(kind), facts: told[kind] })

/** One thing that a maker is told. */
export const news = z.discriminatedUnion('kind', [
  piece('job_assigned'),
  piece('job_withdrawn'),
  piece('job_cancelled'),
  piece('job_changed'),
  piece('due_soon'),
  piece('paid_out'),
  piece('earning_reversed'),
  piece('profile_paused'),
  piece('profile_suspended'),
  piece('profile_active'),
])
export type News = z.infer<typeof news>
