import { z } from 'zod'
import { bankDetails } from '../../src-shared/maker/bank.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Cloud } from '../cloud.ts'
import type { PayoutProvider } from '../providers/payouts/port.ts'

const order = z.object({ payoutId: z.uuid(), amount: minorUnits, currency, to: bankDetails })

/**
 * Hands one approved payout to the provider, outside of any transaction and under the payout's own id, so that a crash
 * in between sends it once. With the manual provider it stays for the office. Throws when the provider cannot be reached.
 */
export async function handOver(
  cloud: Pick<Cloud, 'db' | 'log'>,
  provider: PayoutProvider,
  payoutId: string,
): Promise<void> {
  const [wanted] = await cloud.db.asService((tx) =>
    tx.rows(
      order,
      `select id as "payoutId", amount::float8, currency, bank as "to" from payouts where id = $1 and state = 'approved'`,
      [payoutId],
    ),
  )
  if (!wanted) return
  const answer = await provider.pay(wanted)
  if (answer.handed === 'to_the_office') return
  if (answer.handed === 'refused') {
    cloud.log.warn({ payoutId, provider: provider.name }, 'a payout was refused by its provider')
    await cloud.db.asService((tx) =>
      tx.query(`update payouts set reason = $2 where id = $1 and state = 'approved'`, [
        payoutId,
        answer.reason,
      ]),
    )
    return
  }
  await cloud.db.asService((tx) =>
    tx.query(
      `update payouts set state = 'exported', reference = $2, reason = '' where id = $1 and state = 'approved'`,
      [payoutId, answer.reference],
    ),
  )
}
