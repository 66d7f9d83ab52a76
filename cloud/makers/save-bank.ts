import { maskedAccount, readBank, type BankDetails } from '../../src-shared/maker/bank.ts'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../db/database.ts'
import type { RequestContext } from '../procedures.ts'
import { getMaker } from './maker-detail.ts'

/** Saves where a maker's money goes. The audit log keeps that it changed and the last four digits, never the number. */
export async function saveMakerBank(
  { cloud, principal }: Pick<RequestContext, 'cloud' | 'principal'>,
  tx: Tx,
  { id, bank }: { readonly id: string; readonly bank: BankDetails },
): Promise<void> {
  const now = new Date(cloud.clock.now())
  const { name } = await getMaker(tx, id, now)
  await tx.elevated(async (service) => {
    const row = await service.first<{ bank: unknown }>(
      'select bank from maker_profiles where id = $1 for update',
      [id],
    )
    const before = readBank(row?.bank)
    await service.query('update maker_profiles set bank = $2::jsonb, updated_at = $3 where id = $1', [
      id,
      JSON.stringify(bank),
      now,
    ])
    await recordAudit(cloud, service, principal, {
      action: 'maker.bank_changed',
      subjectType: 'maker',
      subjectId: id,
      detail: `Where the money of ${name} goes`,
      change: { account: [before && maskedAccount(before), maskedAccount(bank)] },
    })
  })
}
