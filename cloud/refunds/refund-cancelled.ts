import type { AuditActor } from '../audit/record.ts'
import type { Cloud } from '../cloud.ts'
import type { Tx } from '../db/database.ts'
import { readRefundable } from './read-refundable.ts'
import { requestRefund } from './request-refund.ts'

/**
 * Refunds every cancelled part of an order that was paid and not refunded yet (X14). Each part once, however often this
 * is called. Call it in the transaction that cancelled, after the fulfilments were saved.
 */
export async function refundCancelledParts(
  cloud: Pick<Cloud, 'clock' | 'newId' | 'jobs'>,
  tx: Tx,
  who: AuditActor,
  orderId: string,
  reason: string,
): Promise<void> {
  await tx.elevated(async (service) => {
    await service.query('select id from orders where id = $1 for update', [orderId])
    const { cancelledParts } = await readRefundable(service, orderId)
    for (const { fulfillmentId, amount } of cancelledParts) {
      const refused = await requestRefund(cloud, service, who, {
        id: cloud.newId(),
        orderId,
        amount,
        reason: reason || 'Cancelled',
        fulfillmentId,
        takeBack: [],
      })
      if (refused) throw new Error(`A cancelled part of ${orderId} could not be refunded: ${refused.code}`)
    }
  })
}
