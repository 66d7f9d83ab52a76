import { oc } from '@orpc/contract'
import { z } from 'zod'
import { deviceId, orderId } from '../ids/ids.ts'
import { orderStory } from '../order/story.ts'
import { instant } from '../std/instant.ts'

/** Where an entry is kept: in an order's own story, or in the log of what else the office did. */
export const auditSource = z.enum(['order', 'office'])
export type AuditSource = z.infer<typeof auditSource>

/** What an entry is about. `order` finds the stories of orders too. */
export const auditSubject = z.enum([
  'order',
  'maker',
  'payout',
  'earning',
  'refund',
  'person',
  'station',
  'settings',
  'import',
  'audit',
])
export type AuditSubject = z.infer<typeof auditSubject>

export const auditFilter = z.object({
  /** Words that begin a word of the detail or of a name; or an order number. */
  search: z.string().max(200).default(''),
  personId: z.uuid().nullable().default(null),
  role: z.string().max(30).nullable().default(null),
  stationId: deviceId.nullable().default(null),
  /** `order` or `office`, a colon, and the kind: `order:shipped`, `office:maker.suspended`. */
  kind: z.string().max(80).nullable().default(null),
  subject: auditSubject.nullable().default(null),
  subjectId: z.uuid().nullable().default(null),
  /** Recorded at or after, and before, these moments. */
  from: instant.nullable().default(null),
  to: instant.nullable().default(null),
})
export type AuditFilter = z.input<typeof auditFilter>

export const auditEntry = z.object({
  id: z.uuid(),
  source: auditSource,
  /** Its number: among all order entries, or among what the store's office did. */
  seq: z.int(),
  kind: z.string(),
  subject: z.string(),
  subjectId: z.uuid().nullable(),
  /** What the subject is called: an order's number, a person's name; null where it has no name. */
  subjectName: z.string().nullable(),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  actorRole: z.string(),
  stationName: z.string().nullable(),
  detail: z.string(),
  /** As it was recorded. `changesOf` (src-shared/order/change-words.ts) says it in words. */
  change: z.record(z.string(), z.unknown()),
  /** When it happened where it happened, by the station's own clock too (null without one), and when it was recorded. */
  at: instant,
  stationClock: instant.nullable(),
  recordedAt: instant,
})
export type AuditEntry = z.infer<typeof auditEntry>

/** Names of the people, makers, factories and stations that changes mention, by id. */
const names = z.record(z.string(), z.string())

/** A broken link in words. */
export const finding = z.object({
  sentence: z.string(),
  /** Where to look; null for what concerns no single order. */
  orderId: orderId.nullable(),
})
export type Finding = z.infer<typeof finding>

export const verification = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'stopped', 'done']),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  /** How many entries there were when it started; 0 until they are counted. */
  expected: z.int(),
  entries: z.int(),
  chains: z.int(),
  broken: z.int(),
  /** The first of the broken links, at most 20. */
  findings: z.array(finding),
})
export type Verification = z.infer<typeof verification>

const one = z.object({ id: z.uuid() })

export const audit = {
  list: oc
    .route({
      method: 'GET',
      path: '/audit',
      tags: ['audit'],
      summary: 'What happened to orders and what the office did, newest first (S0.20)',
    })
    .input(
      auditFilter.extend({
        /** The last row's cursor of the page before. */
        after: z.string().max(100).nullable().default(null),
        limit: z.coerce.number().int().positive().max(500).default(100),
      }),
    )
    .output(
      z.object({
        rows: z.array(auditEntry),
        names,
        next: z.string().nullable(),
        /** How many there are, counted up to 10,000; only on the first page. */
        found: z.int().nullable(),
      }),
    ),
  choices: oc
    .route({
      method: 'GET',
      path: '/audit/choices',
      tags: ['audit'],
      summary: 'What the log can be filtered by',
    })
    .output(
      z.object({
        /** The kinds of entries there are. */
        kinds: z.array(z.object({ source: auditSource, kind: z.string() })),
        people: z.array(z.object({ id: z.uuid(), name: z.string() })),
        stations: z.array(z.object({ id: deviceId, name: z.string() })),
      }),
    ),
  exportLink: oc
    .route({
      method: 'POST',
      path: '/audit/exports',
      tags: ['audit'],
      summary: 'A signed link, good for 10 minutes, to the found entries as CSV; at most 100,000 of them',
    })
    .input(auditFilter)
    .output(z.object({ url: z.url(), expiresAt: instant })),
  story: oc
    .route({
      method: 'GET',
      path: '/orders/{id}/story',
      tags: ['audit', 'orders'],
      summary: 'Everything that happened to an order, with what it changed, to replay it',
    })
    .input(z.object({ id: orderId }))
    .output(orderStory),
  verifyOrder: oc
    .route({
      method: 'POST',
      path: '/orders/{id}/verify',
      tags: ['audit', 'orders'],
      summary: 'Verifies the hash chain of one order',
    })
    .input(z.object({ id: orderId }))
    .output(z.object({ entries: z.int(), finding: finding.nullable() })),
  verifications: oc
    .route({
      method: 'GET',
      path: '/audit/verifications',
      tags: ['audit'],
      summary: 'The latest verifications of all chains, newest first',
    })
    .output(z.array(verification)),
  verify: oc
    .route({
      method: 'POST',
      path: '/audit/verifications',
      tags: ['audit'],
      summary: 'Begins to verify all chains of the store, or answers the verification that runs already',
    })
    .output(verification),
  stop: oc
    .route({
      method: 'POST',
      path: '/audit/verifications/{id}/stop',
      tags: ['audit'],
      summary: 'Stops a verification where it is',
    })
    .input(one)
    .output(verification),
  resume: oc
    .route({
      method: 'POST',
      path: '/audit/verifications/{id}/resume',
      tags: ['audit'],
      summary: 'Goes on with a stopped verification from where it was',
    })
    .input(one)
    .output(verification),
}
