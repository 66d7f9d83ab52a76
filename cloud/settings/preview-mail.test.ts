import { expect, test } from 'vitest'
import { USUAL_MAIL } from '../../src-shared/order/mail-template.ts'
import { oneFeeEverywhere } from '../../src-shared/order/shipping-rates.ts'
import { sampleOrder } from '../../src-shared/print/sample-orders.ts'
import { previewMail } from './preview-mail.ts'

const shop = {
  id: '019a0000-0000-7000-8000-0000000000aa',
  name: 'Karoo Prints',
  supportEmail: 'help@karoo.example',
  addressLines: [],
  currency: 'ZAR' as const,
  tax: { percent: 15, label: 'VAT 15 %', included: true, exceptions: [] },
  zones: oneFeeEverywhere(8500),
}
const EVIL = '<img src=x onerror=alert(1)> & "{customer_name}"'

function preview(wish: Parameters<typeof previewMail>[2]) {
  const mail = previewMail(shop, 'https://shop.example', wish)
  if (!mail.ok) throw new Error(mail.problems.map(({ sentence }) => sentence).join(' '))
  return mail
}

test('a mail with the store’s own words, as text', () => {
  const { subject, text } = preview({
    section: 'mailShipped',
    sample: 'everyday',
    content: {
      subject: '{customer_name}, {order_number} left with {carrier}',
      greeting: 'Dear {customer_name},\nthank you for waiting.',
      closing: 'Number {tracking_number}. Yours, {store_name}',
      accent: '#7a1f5c',
    },
  })
  expect(`${subject}\n---\n${text}`).toMatchInlineSnapshot(`
    "Naledi Mokoena, PB-7H2KQ9WX left with DHL
    ---
    Your order PB-7H2KQ9WX is on its way.

    Dear Naledi Mokoena,
    thank you for waiting.

    Everything you ordered has been packed and handed to the carrier.

    DHL: JD014600006281230701
    https://www.dhl.com/track?id=JD014600006281230701

    2 × Mug “Karoo night” (Blue, 330 ml)
    1 × Poster “Table Mountain” (A2, matt)

    Number JD014600006281230701. Yours, Karoo Prints

    Follow your order: https://shop.example/track?key=example
    Questions? help@karoo.example"
  `)
})

test('the usual words, as text', () => {
  const { subject, text } = preview({
    section: 'mailConfirmation',
    sample: 'german',
    content: USUAL_MAIL,
  })
  expect(`${subject}\n---\n${text.replaceAll('\u00a0', ' ')}`).toMatchInlineSnapshot(`
    "Your order PB-9QWK2M7V at Karoo Prints
    ---
    Thank you for your order.

    Order PB-9QWK2M7V is paid. We are making it now. We'll notify you when it ships.

    2 × Becher „Größe zählt“ (Grün, 330 ml)  ZAR 370.00
    1 × Poster “Table Mountain” (A2, matt)  ZAR 249.00

    Items: ZAR 619.00
    Shipping: ZAR 85.00
    Total: ZAR 704.00
    VAT 15 %, included: ZAR 91.83

    It goes to:
    Jürgen Großmann-Weißhäupl
    Straßenbahnverkehrsgesellschaft Köln mbH
    Äußere Königsstraße 12 a
    Hinterhaus, 3. Stock
    50667 Köln
    Germany

    Follow your order: https://shop.example/track?key=example
    Questions? help@karoo.example"
  `)
})

test('what the office writes stays text, in each kind of mail', () => {
  for (const section of ['mailConfirmation', 'mailShipped', 'mailDelivered'] as const) {
    const { html, text, subject } = preview({
      section,
      sample: 'arabic',
      content: { subject: EVIL, greeting: EVIL, closing: EVIL, accent: '#0f6b66' },
    })
    expect(html).not.toContain('<img')
    expect(html.split('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;').length).toBeGreaterThanOrEqual(3)
    expect(text).toContain('<img src=x onerror=alert(1)> & "فاطمة')
    expect(subject).not.toMatch(/[\r\n]/)
  }
})

test('mistakes are named instead of a picture', () => {
  const answer = previewMail(shop, 'https://shop.example', {
    section: 'mailDelivered',
    sample: 'everyday',
    content: { subject: 'Hi {name}', greeting: '', closing: '{carrier}', accent: '#ffffff' },
  })
  expect(answer.ok ? [] : answer.problems.map(({ field }) => field)).toEqual(['accent', 'subject', 'closing'])
})

test('every made-up order makes a mail of every kind that is well-formed XML, as its picture wants', () => {
  for (const section of ['mailConfirmation', 'mailShipped', 'mailDelivered'] as const)
    for (const sample of sampleOrder.options) {
      const { html } = preview({
        section,
        sample,
        content: { ...USUAL_MAIL, greeting: EVIL, closing: 'a\nb' },
      })
      expect(unclosed(html.replace(/<!doctype[^>]*>/i, '').replace(/<style>[\s\S]*?<\/style>/g, ''))).toEqual(
        [],
      )
    }
})

/** Elements that are opened and not closed in their order, and entities that XML does not know. */
function unclosed(xml: string): string[] {
  const open: string[] = []
  for (const [, end, name, self] of xml.matchAll(
    /<(\/?)([a-z][a-z0-9]*)(?:\s(?:[^<>"]|"[^"<]*")*?)?(\/?)>/gi,
  )) {
    if (self) continue
    if (!end) open.push(name!)
    else if (open.pop() !== name) return [`</${name}> closes something else`]
  }
  return [
    ...open,
    ...Array.from(xml.matchAll(/&(?!amp;|lt;|gt;|quot;|#39;|#\d+;)\S{0,10}/g), ([entity]) => entity),
  ]
}
