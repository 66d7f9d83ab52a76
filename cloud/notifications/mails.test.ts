import { expect, test } from 'vitest'
import { confirmationMail } from './confirmation-mail.ts'
import { deliveredMail } from './delivered-mail.ts'
import type { MailFacts, SentPart } from './mail-facts.ts'
import { shippedMail } from './shipped-mail.ts'

const evil = '<img src=x onerror=alert(1)>"&'
const facts: MailFacts = {
  storeId: '019a0000-0000-7000-8000-0000000000aa',
  storeName: `Shop ${evil}`,
  supportEmail: 'help@shop.example',
  orderNumber: 'PB-7H2KQ9WX',
  customerName: evil,
  currency: 'EUR',
  subtotal: 1000,
  shipping: 500,
  tax: 0,
  taxLabel: 'Tax',
  taxIncluded: false,
  total: 1500,
  shipTo: {
    name: evil,
    company: null,
    line1: evil,
    line2: null,
    city: 'Köln',
    region: null,
    postalCode: '50667',
    country: 'DE',
    phone: null,
  },
  items: [{ title: evil, variant: evil, quantity: 2, unitPrice: 500 }],
  trackUrl: 'https://shop.example/track?key=abc',
}
const part: SentPart = {
  requiresShipping: true,
  parts: 1,
  items: [{ title: evil, variant: evil, quantity: 2 }],
  parcels: [
    {
      id: '019a0000-0000-7000-8000-000000000001' as never,
      carrier: 'other',
      carrierName: evil,
      trackingNumber: 'AB12',
      trackingUrl: 'https://carrier.example/?n="><script>',
      grams: null,
      shippedAt: '2026-11-21T10:00:00.000Z',
    },
  ],
}

test.each([
  ['confirmation', confirmationMail(facts)],
  ['shipped', shippedMail(facts, part)],
  ['delivered', deliveredMail(facts, part)],
])('in the %s mail, what people wrote stays text', (_kind, mail) => {
  expect(mail.html).not.toContain('<img')
  expect(mail.html).not.toContain('<script')
  expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;')
  expect(mail.text).toContain(evil)
  for (const body of [mail.html, mail.text]) {
    expect(body).toContain('PB-7H2KQ9WX')
    expect(body).toContain('https://shop.example/track?key=abc')
  }
  expect(mail.subject).not.toMatch(/[\r\n]/)
})

test('a part of an order is called a part, and what needs no parcel is complete', () => {
  expect(shippedMail(facts, { ...part, parts: 2 }).subject).toBe(
    'Part of your order PB-7H2KQ9WX is on its way',
  )
  expect(deliveredMail(facts, { ...part, requiresShipping: false, parcels: [] }).subject).toBe(
    'Your order PB-7H2KQ9WX is complete',
  )
})
