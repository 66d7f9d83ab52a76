import { toInstant } from '../../src-shared/std/instant.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { explainRows } from '../earnings/earning-rows.ts'
import { notifyMaker } from '../inbox/notify-maker.ts'
import { takeBackEarning } from '../makers/take-back-earning.ts'
import type { SettledRefund } from './settle-refund.ts'

/**
 * What a refund means for makers, once the money went back: counter-rows as they were decided when it was asked for, at
 * most what is left by now. Earnings are locked in the order of their ids, as payouts do.
 */
export async function takeBackAfterRefund(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  service: Tx,
  refund: SettledRefund,
): Promise<void> {
  const ids = refund.takeBack.map(({ earningId }) => earningId).toSorted()
  await service.query('select id from maker_earnings where id = any($1::uuid[]) order by id for update', [
    ids,
  ])
  const rows = new Map((await explainRows(service, ids)).map((row) => [row.id, row]))
  for (const { earningId, amount: wanted } of refund.takeBack) {
    const row = rows.get(earningId)
    if (!row) continue
    const amount = Math.min(wanted, row.left)
    if (amount === 0) {
      await service.query(
        `update maker_earnings set decision_needed = false, reason = reason || $2 where id = $1 and decision_needed`,
        [earningId, `. Paid all the same: ${refund.reason}`],
      )
      continue
    }
    const reversalId = await takeBackEarning(cloud.newId, service, {
      earningId,
      amount,
      reason: `The customer was refunded: ${refund.reason}`,
      by: refund.requestedBy,
      now: toInstant(cloud.clock.now()),
    })
    if (!reversalId) continue
    await notifyMaker(cloud, service, {
      kind: 'earning_reversed',
      makerId: row.makerId,
      orderId: row.orderId,
      subjectId: reversalId,
      facts: {
        orderNumber: row.orderNumber,
        amount,
        currency: row.currency,
        reason: `The customer was refunded: ${refund.reason}`,
      },
    })
  }
}
