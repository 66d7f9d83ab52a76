import { formatMoney } from '../../src-shared/money/money.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { finishBatch } from './finish-batch.ts'
import { lockBatch } from './locked-batch.ts'
import { no, noSuchBatch, noSuchPayout, type NotPossible } from './no.ts'

interface Undone {
  readonly id: string
  readonly payoutId: string
  readonly reason: string
}

/** Says that the bank sent a payout back: its rows are pending again and go into the next batch. Needs the rights of the service. */
export async function markReturned(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor,
  { id, payoutId, reason }: Undone,
): Promise<NotPossible | null> {
  const batch = await lockBatch(service, who.claims.store_id, id)
  if (!batch) return noSuchBatch()
  const payout = batch.payouts.find((one) => one.id === payoutId)
  if (!payout) return noSuchPayout()
  if (payout.state === 'returned') return null
  if (payout.state !== 'paid' && payout.state !== 'exported')
    return no(409, 'not_sent', 'This payout was not sent, so it cannot come back. Leave it out instead.')
  const now = new Date(cloud.clock.now())
  await service.query(`update payouts set state = 'returned', returned_at = $2, reason = $3 where id = $1`, [
    payoutId,
    now,
    reason,
  ])
  await finishBatch(service, id, now)
  await recordAudit(cloud, service, who, {
    action: 'payout.returned',
    subjectType: 'payout',
    subjectId: payoutId,
    detail: `${formatMoney(payout.amount, batch.currency)} to ${payout.makerName} came back. ${reason}`,
    change: { state: [payout.state, 'returned'] },
  })
  return null
}

/** Takes one maker out of a batch that was not sent to the bank: their rows can be paid by another. */
export async function leaveOut(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor,
  { id, payoutId, reason }: Undone,
): Promise<NotPossible | null> {
  const batch = await lockBatch(service, who.claims.store_id, id)
  if (!batch) return noSuchBatch()
  const payout = batch.payouts.find((one) => one.id === payoutId)
  if (!payout) return noSuchPayout()
  if (payout.state === 'cancelled') return null
  if (payout.state !== 'draft' && payout.state !== 'approved')
    return no(
      409,
      'already_sent',
      'This payout is with the bank already. Cancel the batch, or wait until it comes back.',
    )
  await service.query(`update payouts set state = 'cancelled', reason = $2 where id = $1`, [payoutId, reason])
  await service.query('update payout_batches set total = total - $2 where id = $1', [id, payout.amount])
  await finishBatch(service, id, new Date(cloud.clock.now()))
  await recordAudit(cloud, service, who, {
    action: 'payout.left_out',
    subjectType: 'payout',
    subjectId: payoutId,
    detail: `${payout.makerName}, ${formatMoney(payout.amount, batch.currency)}. ${reason}`,
  })
  return null
}

/** Cancels a batch of which nothing was paid: all its rows can be paid by another. */
export async function cancelBatch(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<NotPossible | null> {
  const batch = await lockBatch(service, who.claims.store_id, id)
  if (!batch) return noSuchBatch()
  if (batch.state === 'cancelled') return null
  if (batch.state === 'paid' || batch.payouts.some(({ state }) => state === 'paid'))
    return no(
      409,
      'already_paid',
      'Something of this batch was paid already. Mark what came back as returned.',
    )
  await service.query(
    `update payouts set state = 'cancelled', reason = $2 where batch_id = $1 and state in ('draft', 'approved', 'exported')`,
    [id, reason],
  )
  await service.query(
    `update payout_batches set state = 'cancelled', cancelled_at = $2, reason = $3 where id = $1`,
    [id, new Date(cloud.clock.now()), reason],
  )
  await recordAudit(cloud, service, who, {
    action: 'payout.cancelled',
    subjectType: 'payout',
    subjectId: id,
    detail: reason,
    change: { state: [batch.state, 'cancelled'] },
  })
  return null
}
