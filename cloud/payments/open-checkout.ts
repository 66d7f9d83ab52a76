import { z } from 'zod'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Cloud } from '../cloud.ts'
import { trackToken } from '../orders/track-link.ts'
import type { PaymentProvider } from '../providers/payments/port.ts'

const open = z.object({
  paymentId: z.uuid(),
  status: z.string(),
  checkoutUrl: z.string().nullable(),
  orderNumber: z.string(),
  amount: minorUnits,
  currency,
  customerEmail: z.string(),
})

/**
 * The address of the page where an order is paid; null when it is paid already. The provider is asked outside of any
 * transaction and by our own payment id, so that a crash in between makes neither a second payment nor a lost one.
 */
export async function openCheckout(
  cloud: Cloud,
  provider: PaymentProvider,
  orderId: string,
): Promise<string | null> {
  const [payment] = await cloud.db.asService((tx) =>
    tx.rows(
      open,
      `select p.id as "paymentId", p.status, p.checkout_url as "checkoutUrl", o.order_number as "orderNumber", p.amount::int, p.currency, o.customer_email as "customerEmail"
       from payments p join orders o on o.id = p.order_id where p.order_id = $1 and p.provider = $2`,
      [orderId, provider.name],
    ),
  )
  if (!payment || (payment.status !== 'pending' && payment.status !== 'failed')) return null
  if (payment.checkoutUrl) return payment.checkoutUrl
  const hosted = await provider.openCheckout({ ...payment, returnUrl: thankYouUrl(cloud, orderId) })
  await cloud.db.asService((tx) =>
    tx.query('update payments set reference = $2, checkout_url = $3 where id = $1', [
      payment.paymentId,
      hosted.reference,
      hosted.url,
    ]),
  )
  return hosted.url
}

/** The page after paying. */
export const thankYouUrl = (cloud: Pick<Cloud, 'secrets' | 'publicUrl'>, orderId: string): string =>
  `${cloud.publicUrl}/thank-you?key=${trackToken(cloud, orderId)}`
