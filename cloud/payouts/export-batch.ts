import { createHash } from 'node:crypto'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import type { BankOrder } from './bank-file/bank-order.ts'
import { pain001 } from './bank-file/pain-001.ts'
import { paymentsCsv } from './bank-file/payments-csv.ts'
import { lockBatch, type LockedBatch } from './locked-batch.ts'
import { no, noSuchBatch, NotPossible } from './no.ts'

export interface BankFile {
  readonly name: string
  readonly mediaType: string
  readonly text: string
  /** Of its bytes in UTF-8: the same file again is the same digest. */
  readonly sha256: string
}

/**
 * The bank file of an approved batch. The first one marks it exported; every one is in the audit log with its digest.
 * Needs the rights of the service.
 */
export async function exportBatch(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor,
  { id, format }: { readonly id: string; readonly format: 'csv' | 'pain.001' },
): Promise<BankFile | NotPossible> {
  const batch = await lockBatch(service, who.claims.store_id, id)
  if (!batch) return noSuchBatch()
  if (batch.state === 'draft') return no(409, 'not_approved', 'Approve this batch first.')
  if (batch.state === 'cancelled') return no(409, 'cancelled', 'This batch was cancelled.')
  const text = written(bankOrderOf(batch), format)
  if (text instanceof NotPossible) return text
  const file: BankFile = {
    name: `payouts-${batch.approvedAt!.toISOString().slice(0, 10)}-${id.slice(-8)}.${format === 'csv' ? 'csv' : 'xml'}`,
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/xml',
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
  }
  await markExported(cloud, service, batch)
  await recordAudit(cloud, service, who, {
    action: 'payout.exported',
    subjectType: 'payout',
    subjectId: id,
    detail: `${file.name}, SHA-256 ${file.sha256}`,
  })
  return file
}

function written(order: BankOrder, format: 'csv' | 'pain.001'): string | NotPossible {
  if (format === 'csv') return paymentsCsv(order)
  const { from } = order
  if (!from)
    return no(
      409,
      'no_account',
      'This batch was approved before the store had an account to pay from, which this file names. Export it as CSV, or cancel it, set the account and make it again.',
    )
  return pain001({ ...order, from })
}

function bankOrderOf(batch: LockedBatch): BankOrder {
  return {
    batchId: batch.id,
    currency: batch.currency,
    approvedAt: batch.approvedAt!,
    payer: batch.payer,
    from: batch.account,
    payouts: batch.payouts
      .filter(({ state }) => state !== 'cancelled')
      .map(({ id, amount, bank }) => ({ id, amount, to: bank! }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

async function markExported({ clock }: Pick<Cloud, 'clock'>, service: Tx, batch: LockedBatch): Promise<void> {
  await service.query(`update payouts set state = 'exported' where batch_id = $1 and state = 'approved'`, [
    batch.id,
  ])
  await service.query(
    `update payout_batches set exported_at = coalesce(exported_at, $2), state = case state when 'approved' then 'exported' else state end where id = $1`,
    [batch.id, new Date(clock.now())],
  )
}
