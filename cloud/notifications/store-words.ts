import { html } from 'hono/html'
import { fillIn, type MailTemplate } from '../../src-shared/order/mail-template.ts'
import type { MailFacts } from './mail-facts.ts'
import { ownWords, type Html } from './mail-layout.ts'

type Known = Pick<MailFacts, 'customerName' | 'orderNumber' | 'storeName' | 'supportEmail' | 'trackUrl'> & {
  readonly order_total?: string
  readonly carrier?: string
  readonly tracking_number?: string
}

/** The store's own words of a mail, with what stands in braces filled in; empty where the store leaves the usual ones. */
export interface StoreWords {
  readonly subject: string
  readonly greeting: string
  readonly greetingHtml: Html | ''
  readonly closingHtml: Html | ''
  /** Lines of the plain part, with an empty one behind. */
  readonly greetingText: readonly string[]
  readonly closingText: readonly string[]
}

export function storeWords(template: MailTemplate, known: Known): StoreWords {
  const values = {
    customer_name: known.customerName,
    order_number: known.orderNumber,
    store_name: known.storeName,
    support_email: known.supportEmail,
    tracking_link: known.trackUrl,
    order_total: known.order_total ?? '',
    carrier: known.carrier ?? '',
    tracking_number: known.tracking_number ?? '',
  }
  const [greeting, closing] = [fillIn(template.greeting, values), fillIn(template.closing, values)]
  return {
    subject: fillIn(template.subject, values).replace(/\s+/g, ' ').trim(),
    greeting,
    greetingHtml: greeting ? html`${ownWords(greeting)}` : '',
    closingHtml: closing ? html`${ownWords(closing)}` : '',
    greetingText: greeting ? [greeting, ''] : [],
    closingText: closing ? [closing, ''] : [],
  }
}
