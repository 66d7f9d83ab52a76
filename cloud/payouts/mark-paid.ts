import { formatMoney } from '../../src-shared/money/money.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { notifyMakers } from '../inbox/notify-maker.ts'
import { finishBatch } from './finish-batch.ts'
import { lockBatch, openPayouts, type LockedBatch, type LockedPayout } from './locked-batch.ts'
import { no, noSuchBatch, noSuchPayout, type NotPossible } from './no.ts'

export interface PaidByHand {
  readonly id: string
  /** One payout, or (null) all of the batch that are still to be paid. */
  readonly payoutId: string | null
  readonly reference: string
  /** Calendar day. */
  readonly paidOn: string
}

/**
 * Says that payouts were paid (S0.32): their rows of the ledger are paid with them. What is paid already stays as it is,
 * so that saying it twice is once. Needs the rights of the service.
 */
export async function markPaid(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  who: AuditActor,
  { id, payoutId, reference, paidOn }: PaidByHand,
): Promise<NotPossible | null> {
  const batch = await lockBatch(service, who.claims.store_id, id)
  if (!batch) return noSuchBatch()
  if (Date.parse(paidOn) > cloud.clock.now() + DAY_MS)
    return no(422, 'in_the_future', 'The day of payment lies in the future.')
  const wanted = payoutId === null ? batch.payouts : batch.payouts.filter((payout) => payout.id === payoutId)
  if (wanted.length === 0) return noSuchPayout()
  if (batch.state === 'draft') return no(409, 'not_approved', 'Approve this batch first.')
  if (batch.state === 'cancelled') return no(409, 'cancelled', 'This batch was cancelled.')
  const open = openPayouts(batch).filter((payout) => wanted.includes(payout))
  if (open.length === 0)
    return wanted.some(({ state }) => state === 'paid')
      ? null
      : no(409, 'not_open', 'This payout is not to be paid any more. Look at it again.')
  await service.query(
    `update payouts set state = 'paid', reference = $2, paid_on = $3::date where id = any($1::uuid[])`,
    [open.map((payout) => payout.id), reference, paidOn],
  )
  await finishBatch(service, id, new Date(cloud.clock.now()))
  await tellMakers(cloud, service, batch, open, reference)
  await recordAudit(cloud, service, who, {
    action: 'payout.paid',
    subjectType: 'payout',
    subjectId: payoutId ?? id,
    detail: `${formatMoney(
      open.reduce((sum, { amount }) => sum + amount, 0),
      batch.currency,
    )} in ${open.length === 1 ? '1 payout' : `${open.length} payouts`} on ${paidOn}, reference ${reference}`,
  })
  return null
}

const DAY_MS = 86_400_000

async function tellMakers(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  { currency }: LockedBatch,
  paid: readonly LockedPayout[],
  reference: string,
): Promise<void> {
  const jobs = await service.query<{ id: string; jobs: number }>(
    `select l.payout_id as id, count(distinct e.maker_order_id)::int as jobs from payout_lines l join maker_earnings e on e.id = l.earning_id
     where l.payout_id = any($1::uuid[]) group by l.payout_id`,
    [paid.map(({ id }) => id)],
  )
  const count = new Map(jobs.map((row) => [row.id, row.jobs]))
  await notifyMakers(
    cloud,
    service,
    paid.map(({ id, makerId, amount }) => ({
      kind: 'paid_out' as const,
      makerId,
      orderId: null,
      subjectId: id,
      facts: { amount, currency, jobs: count.get(id) ?? 1, reference },
    })),
  )
}
