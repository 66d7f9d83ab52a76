import { html } from 'hono/html'
import type { ComposedMail } from './compose-mail.ts'
import type { MailFacts, SentPart } from './mail-facts.ts'
import { USUAL_MAIL, type MailTemplate } from '../../src-shared/order/mail-template.ts'
import { button, heading, ledger, mailPage, paragraph, soft } from './mail-layout.ts'
import { storeWords } from './store-words.ts'

/** "It has arrived" (S1.24), or for what needed no parcel, "it is done". */
export function deliveredMail(
  facts: MailFacts,
  part: SentPart,
  template: MailTemplate = USUAL_MAIL,
): ComposedMail {
  const { orderNumber, storeName, supportEmail } = facts
  const what = part.parts === 1 ? 'Your order' : 'Part of your order'
  const words = storeWords(template, facts)
  const usual = `${what} ${orderNumber} ${part.requiresShipping ? 'has arrived' : 'is complete'}`
  const subject = words.subject || usual
  const opening =
    'We hope you like it. If anything is not as it should be, answer this mail and we will put it right.'
  return {
    replyTo: supportEmail,
    subject,
    html: mailPage({
      title: subject,
      preview: words.greeting || opening,
      storeName,
      supportEmail,
      body: html`${heading(part.requiresShipping ? `${what} has arrived` : `${what} is complete`)}
      ${words.greetingHtml} ${paragraph(html`Order <strong>${orderNumber}</strong>. ${opening}`)}
      ${ledger(part.items.map((item) => [html`${item.title}${soft(item.variant)}`, `× ${item.quantity}`]))}
      ${words.closingHtml} ${button(facts.trackUrl, 'See your order', template.accent)}`,
    }),
    text: [
      `${usual}.`,
      '',
      ...words.greetingText,
      opening,
      '',
      ...part.items.map((item) => `${item.quantity} × ${item.title} (${item.variant})`),
      '',
      ...words.closingText,
      `See your order: ${facts.trackUrl}`,
      `Questions? ${supportEmail}`,
    ].join('\n'),
  }
}
