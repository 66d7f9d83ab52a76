import { html } from 'hono/html'
import { z } from 'zod'
import { formatMoney, minorUnits } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'
import type { ComposedMail } from './compose-mail.ts'
import type { MailFacts } from './mail-facts.ts'
import { button, heading, ledger, mailPage, paragraph } from './mail-layout.ts'

const refundFacts = z.object({
  amount: minorUnits,
  /** Nothing of what was paid is left with us. */
  whole: z.boolean(),
  /** The things of the cancelled part that it is for; empty for any other reason. */
  items: z.array(z.string()),
})
/** What a mail may say about money that went back. */
export type RefundFacts = z.infer<typeof refundFacts>

/** Reads the refund that a mail is about. Throws when there is none. */
export async function readRefundFacts(tx: Tx, refundId: string): Promise<RefundFacts> {
  const [row] = await tx.rows(
    refundFacts,
    `select r.amount::float8 as amount, p.refunded = p.captured as whole,
       array(select fi.quantity || ' × ' || i.title from fulfillment_request_items fi join order_items i on i.id = fi.order_item_id
         where fi.fulfillment_request_id = r.fulfillment_id order by i.position, i.id) as items
     from refunds r join payments p on p.id = r.payment_id where r.id = $1`,
    [refundId],
  )
  if (!row) throw new Error(`There is no refund ${refundId}`)
  return row
}

/** "Your money is on its way back": how much, for what, and how it comes. */
export function refundedMail(facts: MailFacts, refund: RefundFacts): ComposedMail {
  const { orderNumber, storeName, supportEmail } = facts
  const sum = formatMoney(refund.amount, facts.currency)
  const subject = `We sent back ${sum} for your order ${orderNumber}`
  const how = 'It comes the way you paid, and most banks show it within a few days.'
  const what =
    refund.items.length > 0 ? 'It is for what is not made:' : refund.whole ? 'That is all you paid.' : ''
  return {
    replyTo: supportEmail,
    subject,
    html: mailPage({
      title: subject,
      preview: how,
      storeName,
      supportEmail,
      body: html`${heading(`${sum} is on its way back to you`)}
      ${paragraph(html`Order <strong>${orderNumber}</strong>. ${how} ${what}`)}
      ${refund.items.length > 0 ? ledger(refund.items.map((item) => [item, ''])) : ''}
      ${button(facts.trackUrl, 'See your order')}`,
    }),
    text: [
      `${subject}.`,
      '',
      how,
      ...(what ? ['', what, ...refund.items] : []),
      '',
      `See your order: ${facts.trackUrl}`,
      `Questions? ${supportEmail}`,
    ].join('\n'),
  }
}
