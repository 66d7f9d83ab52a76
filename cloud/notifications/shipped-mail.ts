import { html } from 'hono/html'
import type { ComposedMail } from './compose-mail.ts'
import type { MailFacts, SentPart } from './mail-facts.ts'
import { USUAL_MAIL, type MailTemplate } from '../../src-shared/order/mail-template.ts'
import { button, heading, ledger, mailPage, paragraph, soft } from './mail-layout.ts'
import { storeWords } from './store-words.ts'

/** "On its way": what is in it, and each parcel with carrier, number and link (S1.23). */
export function shippedMail(
  facts: MailFacts,
  part: SentPart,
  template: MailTemplate = USUAL_MAIL,
): ComposedMail {
  const { orderNumber, storeName, supportEmail } = facts
  const whole = part.parts === 1
  const words = storeWords(template, {
    ...facts,
    carrier: part.parcels[0]?.carrierName ?? '',
    tracking_number: part.parcels.map((parcel) => parcel.trackingNumber).join(', '),
  })
  const usual = `${whole ? 'Your order' : 'Part of your order'} ${orderNumber} is on its way`
  const subject = words.subject || usual
  const opening = whole
    ? 'Everything you ordered has been packed and handed to the carrier.'
    : 'One part of your order has left; the rest follows by itself.'
  return {
    replyTo: supportEmail,
    subject,
    html: mailPage({
      title: subject,
      preview: words.greeting || opening,
      storeName,
      supportEmail,
      body: html`${heading(whole ? 'Your order is on its way' : 'Part of your order is on its way')}
      ${words.greetingHtml} ${paragraph(html`Order <strong>${orderNumber}</strong>. ${opening}`)}
      ${ledger(
        part.parcels.map((parcel) => [
          html`<strong>${parcel.carrierName}</strong
            >${soft(parcel.trackingNumber)}${parcel.trackingUrl ? html`<br /><a href="${parcel.trackingUrl}" style="font-size:14px;color:#0f6b66">Where is it now?</a>` : ''}`,
          '',
        ]),
      )}
      ${ledger(part.items.map((item) => [html`${item.title}${soft(item.variant)}`, `× ${item.quantity}`]))}
      ${words.closingHtml} ${button(facts.trackUrl, 'Follow your order', template.accent)}`,
    }),
    text: [
      `${usual}.`,
      '',
      ...words.greetingText,
      opening,
      '',
      ...part.parcels.flatMap((parcel) => [
        `${parcel.carrierName}: ${parcel.trackingNumber}`,
        ...(parcel.trackingUrl ? [parcel.trackingUrl] : []),
      ]),
      '',
      ...part.items.map((item) => `${item.quantity} × ${item.title} (${item.variant})`),
      '',
      ...words.closingText,
      `Follow your order: ${facts.trackUrl}`,
      `Questions? ${supportEmail}`,
    ].join('\n'),
  }
}
