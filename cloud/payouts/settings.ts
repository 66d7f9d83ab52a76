import { z } from 'zod'
import { payoutSettings, type PayoutSettings } from '../../src-shared/cloud-contract/payouts.ts'
import { readBank } from '../../src-shared/maker/bank.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'

const stored = payoutSettings.omit({ account: true }).extend({ account: z.unknown().transform(readBank) })

/** The threshold and the account of the caller's store. */
export async function readSettings(tx: Tx, storeId: string): Promise<PayoutSettings> {
  const [row] = await tx.rows(
    stored,
    `select s.payout_approval_threshold::float8 as threshold, s.currency, a.bank as account
     from stores s left join payout_accounts a on a.store_id = s.id where s.id = $1`,
    [storeId],
  )
  if (!row) throw new Error(`There is no store ${storeId}`)
  return row
}

/** Changes both. Batches that exist keep the threshold they were made under, and approved ones their account. */
export async function saveSettings(
  cloud: Pick<Cloud, 'clock' | 'newId'>,
  service: Tx,
  who: AuditActor,
  wanted: Omit<PayoutSettings, 'currency'>,
): Promise<void> {
  const storeId = who.claims.store_id
  const before = await readSettings(service, storeId)
  await service.query('update stores set payout_approval_threshold = $2 where id = $1', [
    storeId,
    wanted.threshold,
  ])
  if (wanted.account)
    await service.query(
      `insert into payout_accounts (store_id, bank, updated_at) values ($1, $2::jsonb, $3)
       on conflict (store_id) do update set bank = excluded.bank, updated_at = excluded.updated_at`,
      [storeId, JSON.stringify(wanted.account), new Date(cloud.clock.now())],
    )
  else await service.query('delete from payout_accounts where store_id = $1', [storeId])
  const isOther = JSON.stringify(before.account) !== JSON.stringify(wanted.account)
  await recordAudit(cloud, service, who, {
    action: 'payout.settings_changed',
    subjectType: 'settings',
    subjectId: null,
    detail: isOther ? 'The account that payouts leave from was changed' : '',
    change: { threshold: [before.threshold, wanted.threshold] },
  })
}
