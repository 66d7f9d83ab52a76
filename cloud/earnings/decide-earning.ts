import { createHash } from 'node:crypto'
import type { EarningRow } from '../../src-shared/cloud-contract/earnings.ts'
import { formatMoney } from '../../src-shared/money/money.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { recordAudit, type AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { notifyMaker } from '../inbox/notify-maker.ts'
import { takeBackEarning } from '../makers/take-back-earning.ts'
import { explainRows } from './earning-rows.ts'

/** What an admin decided about an earning. Amounts in minor units. */
export interface Decision {
  readonly id: string
  readonly decisionId: string
  readonly takeBack: number
  readonly left: number
  readonly reason: string
}

/** Why a decision has no effect. */
export type NotDecided = 'not_found' | 'decided_meanwhile' | 'nothing_to_decide' | 'too_much' | 'key_reused'

/**
 * Pays an earning whole (`takeBack` 0) or takes it back, whole or in part, by a counter-row (X9). The same decision
 * sent again changes nothing; of two admins who decide at once, the second is told that the first was faster.
 * Answers the earning and its counter-rows as they are then. After a no the transaction must be rolled back.
 */
export async function decideEarning(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  tx: Tx,
  who: AuditActor,
  decision: Decision,
): Promise<EarningRow[] | NotDecided> {
  // Under the caller's own rights: another store's row is not there.
  const seen = await tx.first("select id from maker_earnings where id = $1 and kind = 'earning'", [
    decision.id,
  ])
  if (!seen) return 'not_found'
  return tx.elevated(async (service) => {
    const key = await claimKey(service, who.claims.store_id, decision)
    if (key === 'key_reused') return key
    if (key === 'fresh') {
      const refused = await decide(cloud, service, who, decision)
      if (refused) return refused
    }
    const ids = await service.query<{ id: string }>(
      'select id from maker_earnings where id = $1 or reverses_id = $1 order by created_at, id',
      [decision.id],
    )
    return explainRows(
      service,
      ids.map(({ id }) => id),
    )
  })
}

async function decide(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  who: AuditActor,
  decision: Decision,
): Promise<NotDecided | null> {
  await service.query('select id from maker_earnings where id = $1 for update', [decision.id])
  const [row] = await explainRows(service, [decision.id])
  if (!row) return 'not_found'
  if (row.left !== decision.left) return 'decided_meanwhile'
  if (!row.decisionNeeded && decision.takeBack === 0) return 'nothing_to_decide'
  if (decision.takeBack > row.left) return 'too_much'
  const took = formatMoney(decision.takeBack, row.currency)
  if (decision.takeBack === 0)
    await service.query('update maker_earnings set decision_needed = false, reason = $2 where id = $1', [
      row.id,
      `${row.reason}. Paid all the same: ${decision.reason}`,
    ])
  else {
    const reversalId = await takeBackEarning(cloud.newId, service, {
      earningId: row.id,
      amount: decision.takeBack,
      reason: decision.reason,
      by: who.person?.id ?? null,
      now: toInstant(cloud.clock.now()),
    })
    if (reversalId)
      await notifyMaker(cloud, service, {
        kind: 'earning_reversed',
        makerId: row.makerId,
        orderId: row.orderId,
        subjectId: reversalId,
        facts: {
          orderNumber: row.orderNumber,
          amount: decision.takeBack,
          currency: row.currency,
          reason: decision.reason,
        },
      })
  }
  await recordAudit(cloud, service, who, {
    action: 'earning.decided',
    subjectType: 'earning',
    subjectId: row.id,
    detail: `${row.orderNumber}: ${decision.takeBack === 0 ? 'paid whole' : `${took} taken back`}. ${decision.reason}`,
    change: { left: [row.left, row.left - decision.takeBack] },
  })
  return null
}

/** Whether this decision is seen for the first time. A second one at the same moment waits here for the first. */
async function claimKey(
  service: Tx,
  storeId: string,
  { decisionId, ...decision }: Decision,
): Promise<'fresh' | 'repeated' | 'key_reused'> {
  const hash = createHash('sha256').update(JSON.stringify(decision)).digest('hex')
  const mine = await service.query(
    `insert into idempotency_keys (store_id, scope, key, request_hash) values ($1, 'earning.decide', $2, $3)
     on conflict (store_id, scope, key) do nothing returning key`,
    [storeId, decisionId, hash],
  )
  if (mine.length > 0) return 'fresh'
  const known = await service.first<{ request_hash: string }>(
    `select request_hash from idempotency_keys where store_id = $1 and scope = 'earning.decide' and key = $2`,
    [storeId, decisionId],
  )
  return known?.request_hash === hash ? 'repeated' : 'key_reused'
}
