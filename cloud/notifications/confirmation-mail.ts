import { html } from 'hono/html'
import { formatMoney } from '../../src-shared/money/money.ts'
import { addressLines } from '../../src-shared/order/address.ts'
import { USUAL_MAIL, type MailTemplate } from '../../src-shared/order/mail-template.ts'
import type { ComposedMail } from './compose-mail.ts'
import type { MailFacts } from './mail-facts.ts'
import { button, heading, ledger, mailPage, paragraph, soft } from './mail-layout.ts'
import { storeWords } from './store-words.ts'

/** "Thank you": order number, what was bought, where it goes, and what happens next (S1.17). */
export function confirmationMail(facts: MailFacts, template: MailTemplate = USUAL_MAIL): ComposedMail {
  const { orderNumber, storeName, supportEmail } = facts
  const words = storeWords(template, {
    ...facts,
    order_total: formatMoney(facts.total, facts.currency),
  })
  const subject = words.subject || `Your order ${orderNumber} at ${storeName}`
  const next = "We are making it now. We'll notify you when it ships."
  const money = (amount: number): string => formatMoney(amount, facts.currency)
  const sums = [
    ['Items', facts.subtotal],
    ['Shipping', facts.shipping],
    ...(facts.tax > 0 && !facts.taxIncluded ? [[facts.taxLabel, facts.tax] as const] : []),
    ['Total', facts.total],
    ...(facts.tax > 0 && facts.taxIncluded ? [[`${facts.taxLabel}, included`, facts.tax] as const] : []),
  ] as const
  const address = facts.shipTo ? addressLines(facts.shipTo) : []
  return {
    replyTo: supportEmail,
    subject,
    html: mailPage({
      title: subject,
      preview: words.greeting || next,
      storeName,
      supportEmail,
      body: html`${heading('Thank you for your order')} ${words.greetingHtml}
      ${paragraph(html`Order <strong>${orderNumber}</strong> is paid. ${next}`)}
      ${ledger(facts.items.map((item) => [html`${item.quantity} × ${item.title}${soft(item.variant)}`, money(item.quantity * item.unitPrice)]))}
      ${ledger(sums.map(([name, amount]) => [name, money(amount)]))}
      ${address.length > 0 ? paragraph(html`It goes to:${address.map((line) => html`<br /><bdi>${line}</bdi>`)}`) : ''}
      ${words.closingHtml} ${button(facts.trackUrl, 'Follow your order', template.accent)}`,
    }),
    text: [
      'Thank you for your order.',
      '',
      ...words.greetingText,
      `Order ${orderNumber} is paid. ${next}`,
      '',
      ...facts.items.map(
        (item) =>
          `${item.quantity} × ${item.title} (${item.variant})  ${money(item.quantity * item.unitPrice)}`,
      ),
      '',
      ...sums.map(([name, amount]) => `${name}: ${money(amount)}`),
      ...(address.length > 0 ? ['', 'It goes to:', ...address] : []),
      '',
      ...words.closingText,
      `Follow your order: ${facts.trackUrl}`,
      `Questions? ${supportEmail}`,
    ].join('\n'),
  }
}
