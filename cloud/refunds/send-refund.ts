import { z } from 'zod'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Cloud } from '../cloud.ts'
import type { PaymentProvider } from '../providers/payments/port.ts'
import { settleRefund } from './settle-refund.ts'

const wanted = z.object({
  refundId: z.uuid(),
  provider: z.string(),
  reference: z.string(),
  amount: minorUnits,
  currency,
})

/**
 * Asks the payment provider for one refund, outside of any transaction and under the refund's own id: a process that dies
 * before it writes down the answer asks again and moves no money a second time. Throws when the provider cannot be
 * reached, so that the job is tried again.
 */
export async function sendRefund(
  cloud: Pick<Cloud, 'db' | 'clock' | 'newId' | 'jobs' | 'log'>,
  providers: ReadonlyMap<string, PaymentProvider>,
  refundId: string,
): Promise<void> {
  const [refund] = await cloud.db.asService((tx) => tx.rows(wanted, WANTED, [refundId]))
  if (!refund) return
  const provider = providers.get(refund.provider)
  if (!provider)
    throw new Error(`Refund ${refundId} is of the payment provider ${refund.provider}, which is not set up.`)
  const answer = await provider.refund(refund).catch(async (error: unknown) => {
    await note(cloud, refundId, 'The payment provider cannot be reached. It is tried again by itself.')
    throw error
  })
  if (answer.refund === 'underway') return note(cloud, refundId, null, answer.reference)
  await cloud.db.asService((tx) =>
    settleRefund(
      cloud,
      tx,
      refundId,
      answer.refund === 'done' ? { done: answer.reference } : { failed: answer.reason },
    ),
  )
}

const note = (
  cloud: Pick<Cloud, 'db'>,
  refundId: string,
  error: string | null,
  reference: string | null = null,
) =>
  cloud.db.asService(async (tx) => {
    await tx.query(
      `update refunds set error = $2, reference = coalesce($3, reference) where id = $1 and state = 'requested'`,
      [refundId, error, reference],
    )
  })

const WANTED = `
  select r.id as "refundId", p.provider, p.reference, r.amount::float8 as amount, r.currency
  from refunds r join payments p on p.id = r.payment_id where r.id = $1 and r.state = 'requested'`
