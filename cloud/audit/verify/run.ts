import { z } from 'zod'
import type { Finding } from '../../../src-shared/cloud-contract/audit.ts'
import type { Cloud } from '../../cloud.ts'
import type { Tx } from '../../db/database.ts'
import { sayOfficeBreak, sayOrderBreak } from './finding-words.ts'
import { OFFICE_START, verifyOfficeChain } from './office-chain.ts'
import { FIRST_ORDER, verifyOrder, verifyOrderChains } from './order-chains.ts'
import { holdingsOf, takenAway, type Holdings } from './taken-away.ts'

/** Where a verification stands: it counts, walks along the office's chain, then order by order, and looks back at the end. */
const position = z.discriminatedUnion('step', [
  z.object({ step: z.literal('count') }),
  z.object({ step: z.literal('office'), seq: z.int(), hash: z.string().nullable() }),
  z.object({ step: z.literal('orders'), placedAt: z.string(), id: z.string() }),
  z.object({ step: z.literal('last') }),
  z.object({ step: z.literal('end') }),
])
type Position = z.infer<typeof position>

/** What one step adds, and where the next one begins. */
interface Progress {
  readonly next: Position
  readonly entries?: number
  readonly chains?: number
  readonly broken?: number
  readonly findings?: readonly Finding[]
  readonly expected?: number
  readonly holdings?: Holdings
}

/** One step holds its row this long that stopping is answered at once: some ten milliseconds. */
const ORDERS_A_STEP = 500
const ENTRIES_A_STEP = 4000
/** So many broken links are kept in words; the rest are counted. */
const FINDINGS_KEPT = 20

/**
 * Goes on with a verification until it ends, is stopped, or `budgetMs` are over (`more`). Each step is a transaction of
 * its own that keeps its progress: whoever dies is followed by the next one, and of two at once each step is done by one.
 */
export async function runVerification(
  { db, clock }: Pick<Cloud, 'db' | 'clock'>,
  id: string,
  budgetMs: number,
): Promise<'more' | 'ended'> {
  const until = clock.monotonic() + budgetMs
  for (;;) {
    const going = await db.asService(async (tx) => {
      const run = await tx.first<{ store_id: string; state: string; position: unknown }>(
        'select store_id, state, position from audit_verifications where id = $1 for update',
        [id],
      )
      if (run?.state !== 'running') return false
      const progress = await stepFrom(tx, id, run.store_id, position.parse(run.position))
      await keep(tx, id, progress, new Date(clock.now()))
      return progress.next.step !== 'end'
    })
    if (!going) return 'ended'
    if (clock.monotonic() >= until) return 'more'
  }
}

function stepFrom(tx: Tx, id: string, storeId: string, from: Position): Promise<Progress> {
  switch (from.step) {
    case 'count':
      return countStep(tx, storeId)
    case 'office':
      return officeStep(tx, storeId, from)
    case 'orders':
      return ordersStep(tx, storeId, from)
    default:
      return lastStep(tx, id, storeId)
  }
}

async function countStep(tx: Tx, storeId: string): Promise<Progress> {
  const { eventCount, officeCount } = await holdingsOf(tx, storeId)
  return { next: { step: 'office', ...OFFICE_START }, expected: eventCount + officeCount }
}

async function officeStep(
  tx: Tx,
  storeId: string,
  { seq, hash }: { seq: number; hash: string | null },
): Promise<Progress> {
  const stretch = await verifyOfficeChain(tx, storeId, { seq, hash }, ENTRIES_A_STEP)
  const findings: Finding[] = []
  for (const found of stretch.broken.slice(0, FINDINGS_KEPT))
    findings.push(await sayOfficeBreak(tx, storeId, found))
  const isFirst = seq === 0 && stretch.entries > 0
  return {
    next: stretch.next ? { step: 'office', ...stretch.next } : { step: 'orders', ...FIRST_ORDER },
    entries: stretch.entries,
    chains: isFirst ? 1 : 0,
    broken: stretch.broken.length,
    findings,
  }
}

async function ordersStep(
  tx: Tx,
  storeId: string,
  { placedAt, id }: { placedAt: string; id: string },
): Promise<Progress> {
  const stretch = await verifyOrderChains(tx, storeId, { placedAt, id }, ORDERS_A_STEP)
  const findings: Finding[] = []
  for (const orderId of stretch.broken.slice(0, FINDINGS_KEPT)) {
    const { found } = await verifyOrder(tx, orderId)
    if (found) findings.push(await sayOrderBreak(tx, orderId, found))
  }
  return {
    next: stretch.next ? { step: 'orders', ...stretch.next } : { step: 'last' },
    entries: stretch.entries,
    chains: stretch.chains,
    broken: stretch.broken.length,
    findings,
  }
}

async function lastStep(tx: Tx, id: string, storeId: string): Promise<Progress> {
  const earlier = await tx.first<Holdings>(
    `select event_seq::float8 as "eventSeq", event_count::float8 as "eventCount", office_count::float8 as "officeCount", encode(office_head, 'hex') as "officeHead"
     from audit_verifications where store_id = $1 and id <> $2 and state = 'done' and broken = 0 and event_seq is not null
     order by started_at desc limit 1`,
    [storeId, id],
  )
  const findings = await takenAway(tx, storeId, earlier)
  const holdings = await holdingsOf(tx, storeId)
  return { next: { step: 'end' }, broken: findings.length, findings, holdings }
}

async function keep(tx: Tx, id: string, progress: Progress, now: Date): Promise<void> {
  const { next, entries = 0, chains = 0, broken = 0, findings = [], expected, holdings } = progress
  const ended = next.step === 'end'
  await tx.query(
    `update audit_verifications set position = $2::jsonb, entries = entries + $3, chains = chains + $4, broken = broken + $5,
       findings = (select coalesce(jsonb_agg(f order by place), '[]') from jsonb_array_elements(findings || $6::jsonb) with ordinality as t (f, place) where place <= ${FINDINGS_KEPT}),
       expected = coalesce($7, expected), state = case when $8 then 'done' else state end, finished_at = case when $8 then $9::timestamptz end,
       event_seq = $10, event_count = $11, office_count = $12, office_head = decode($13::text, 'hex')
     where id = $1`,
    [
      id,
      JSON.stringify(next),
      entries,
      chains,
      broken,
      JSON.stringify(findings),
      expected ?? null,
      ended,
      now,
      holdings?.eventSeq ?? null,
      holdings?.eventCount ?? null,
      holdings?.officeCount ?? null,
      holdings?.officeHead ?? null,
    ],
  )
}
