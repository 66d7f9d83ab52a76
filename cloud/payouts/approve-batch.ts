import { readBank } from '../../src-shared/maker/bank.ts'
import { formatMoney } from '../../src-shared/money/money.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { handOverPayout } from './hand-over-job.ts'
import { lockBatch, type LockedBatch } from './locked-batch.ts'
import { no, noSuchBatch, type NotPossible } from './no.ts'

/**
 * Approves a batch as it stands: from here on its amounts and accounts are fixed. At or over the threshold it takes
 * somebody who did not make it (the database holds the same). Approving twice is once. Needs the rights of the service.
 */
export async function approveBatch(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  who: AuditActor,
  id: string,
): Promise<NotPossible | null> {
  const batch = await lockBatch(service, who.claims.store_id, id)
  if (!batch) return noSuchBatch()
  const approver = who.person!.id
  if (batch.approvedBy === approver) return null
  if (batch.state !== 'draft')
    return no(409, 'not_a_draft', 'This batch is not a draft any more. Look at it again.')
  if (batch.total >= batch.threshold && approver === batch.createdBy)
    return no(
      409,
      'needs_another_admin',
      `From ${formatMoney(batch.threshold, batch.currency)} on, another admin approves what you made.`,
    )
  const payouts = batch.payouts.filter(({ state }) => state === 'draft')
  const banks = await readBanks(service, batch)
  const stuck = payouts.filter((payout) => !banks.get(payout.makerId))
  if (stuck.length > 0)
    return no(409, 'cannot_be_sent', `Leave out ${named(stuck)}: suspended, or without bank details.`)
  const changed = await rowsThatChanged(service, id)
  if (changed.length > 0)
    return no(
      409,
      'rows_changed',
      `Leave out ${changed.join(', ')}: a row of the ledger waits for a decision.`,
    )
  const now = new Date(cloud.clock.now())
  await service.query(
    `update payouts p set state = 'approved', bank = c.bank::jsonb from unnest($1::uuid[], $2::text[]) as c (id, bank) where p.id = c.id`,
    [payouts.map((payout) => payout.id), payouts.map((payout) => JSON.stringify(banks.get(payout.makerId)))],
  )
  await service.query(
    `update payout_batches set state = 'approved', approved_by = $2, approved_at = $3, payer = (select s.name from stores s where s.id = payout_batches.store_id),
       account = (select a.bank from payout_accounts a where a.store_id = payout_batches.store_id) where id = $1`,
    [id, approver, now],
  )
  await cloud.jobs.enqueueAll(
    service,
    handOverPayout,
    payouts.map((payout) => ({ payoutId: payout.id })),
  )
  await recordAudit(cloud, service, who, {
    action: 'payout.approved',
    subjectType: 'payout',
    subjectId: id,
    detail: `${formatMoney(batch.total, batch.currency)} in ${payouts.length} payouts`,
    change: { state: ['draft', 'approved'] },
  })
  return null
}

const named = (payouts: readonly { makerName: string }[]): string =>
  payouts.map(({ makerName }) => makerName).join(', ')

/** Where each maker's money can go now; makers to whom nothing is sent are absent. */
async function readBanks(service: Tx, { payouts }: LockedBatch) {
  const rows = await service.query<{ id: string; bank: unknown }>(
    `select id, bank from maker_profiles where id = any($1::uuid[]) and status <> 'suspended'`,
    [payouts.map(({ makerId }) => makerId)],
  )
  return new Map(rows.map(({ id, bank }) => [id, readBank(bank)]))
}

/** Names of makers of whose rows one is not as it was when the batch was made. */
async function rowsThatChanged(service: Tx, batchId: string): Promise<string[]> {
  const rows = await service.query<{ name: string }>(
    `select distinct p.maker_name as name from payouts p join payout_lines l on l.payout_id = p.id join maker_earnings e on e.id = l.earning_id
     where p.batch_id = $1 and p.state = 'draft' and (e.decision_needed or e.state <> 'pending') order by 1`,
    [batchId],
  )
  return rows.map(({ name }) => name)
}
