import { expect, test } from 'vitest'
import type { SectionContent } from '../../src-shared/cloud-contract/store-settings.ts'
import type { MakerId } from '../../src-shared/ids/ids.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'
import { until } from '../support/until.ts'

const filled = { email: 'zoe@example.com', name: 'Zoë Müller', line1: '12 Long Street', city: 'Town' }

async function set<Name extends 'tax' | 'shipping' | 'mailConfirmation'>(
  shop: Shop,
  section: Name,
  content: SectionContent[Name],
): Promise<void> {
  const office = shop.cloud.client(await shop.cloud.as('admin@packbench.test'))
  const { version } = (await office.storeSettings.read())[section]
  const saved = await office.storeSettings.save({ section, basedOn: version, content } as never)
  expect(saved.ok).toBe(true)
}

const ZONES: SectionContent['shipping'] = {
  zones: [
    { name: 'Home', countries: ['ZA', 'NA'], rates: [{ fromSubtotal: 0, fee: 8500 }], freeFrom: 50_000 },
    {
      name: 'Europe',
      countries: ['DE', 'FR'],
      rates: [
        { fromSubtotal: 0, fee: 45_000 },
        { fromSubtotal: 30_000, fee: 32_000 },
      ],
      freeFrom: null,
    },
  ],
}

const charged = async (shop: Shop, number: string) =>
  (
    await shop.rows(
      `select subtotal::int, shipping::int, shipping_zone, tax::int, tax_label, tax_percent::float8, tax_included, total::int from orders where order_number = $1`,
      number,
    )
  )[0]

eachShop('tax and shipping at the checkout', (shop) => {
  test('each country pays its zone; a shopper abroad sees the new total before anything is ordered', async () => {
    await set(shop(), 'shipping', ZONES)
    await set(shop(), 'tax', {
      percent: 15,
      label: 'VAT 15 %',
      included: false,
      exceptions: [{ country: 'DE', percent: 0 }],
    })
    const browser = shop().browser()
    await (await browser.open('/products/mug')).send({ quantity: '2' })
    const form = await browser.open('/checkout')
    // 370.00 and 85.00 at home, with 15 % on both.
    expect(form.text).toContain('to Home')
    expect(form.text).toContain('ZAR 523.25')
    const again = await form.send({ ...filled, country: 'DE' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('This is the total for Germany')
    // 370.00 is above 300.00: the second rate, and no tax abroad.
    expect(again.text).toContain('ZAR 690.00')
    expect(again.html).toContain('value="12 Long Street"')
    const paid = await (await again.send({ ...filled, country: 'DE' })).send({ decision: 'paid' })
    const number = /PB-[2-9A-Z]{8}/.exec(paid.text)![0]
    expect(await charged(shop(), number)).toEqual({
      subtotal: 37_000,
      shipping: 32_000,
      shipping_zone: 'Europe',
      tax: 0,
      tax_label: 'VAT 15 %',
      tax_percent: 0,
      tax_included: false,
      total: 69_000,
    })
  })

  test('where nothing is sent, the country says so; from the amount on, sending is free', async () => {
    await set(shop(), 'shipping', ZONES)
    await set(shop(), 'tax', { percent: 0, label: 'Tax', included: false, exceptions: [] })
    const browser = shop().browser()
    await (await browser.open('/products/mug')).send({ quantity: '3' })
    const form = await browser.open('/checkout')
    expect(form.text).toContain('Free')
    const far = await form.send({ ...filled, country: 'JP' })
    expect(far.status).toBe(422)
    expect(far.text).toContain('We do not send to Japan yet.')
    const home = await far.send({ ...filled, country: 'ZA' })
    expect(home.text).toContain('ZAR 555.00')
  })

  test('with prices that include the tax a shopper pays what they see, and is told the share in page and mail', async () => {
    await set(shop(), 'shipping', {
      zones: [{ name: 'Everywhere', countries: [], rates: [{ fromSubtotal: 0, fee: 8500 }], freeFrom: null }],
    })
    await set(shop(), 'tax', { percent: 15, label: 'VAT 15 %', included: true, exceptions: [] })
    await set(shop(), 'mailConfirmation', {
      subject: 'Thanks {customer_name}: {order_number}',
      greeting: 'Hello {customer_name},\n<b>welcome</b>.',
      closing: '',
      accent: '#7a1f5c',
    })
    const { number, total, orderId } = await shop().paidOrder({ wants: [[shop().mug, 1]], name: 'Zoë' })
    expect(total).toBe(27_000)
    expect(await charged(shop(), number)).toMatchObject({
      subtotal: 18_500,
      shipping: 8500,
      tax: 3522,
      tax_included: true,
      total: 27_000,
    })
    // The office sees the same, and a maker earns of the price without its tax: 185.00 holds 24.13.
    const office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    expect(await office.orders.get({ id: orderId })).toMatchObject({
      taxLabel: 'VAT 15 %',
      taxIncluded: true,
      shippingZone: 'Everywhere',
    })
    const userId = await shop().cloud.addPerson({ email: 'mpho@packbench.test', role: 'maker' })
    const [maker] = await shop().rows<{ id: MakerId }>(
      'select id from maker_profiles where user_id = $1',
      userId,
    )
    await office.makers.assign({ orderId: orderId, makerId: maker!.id, reason: 'near' })
    expect(
      await shop().rows('select base::int, amount::int from maker_earnings where order_id = $1', orderId),
    ).toEqual([{ base: 16_087, amount: 11_261 }])
    const sent = () =>
      shop().rows<{ subject: string; html: string; body_text: string }>(
        `select n.subject, n.html, n.body_text from notifications n join orders o on o.id = n.order_id where o.order_number = $1 and n.state = 'sent'`,
        number,
      )
    await until(async () => (await sent()).length > 0)
    const mail = (await sent())[0]!
    expect(mail.subject).toBe(`Thanks Zoë: ${number}`)
    expect(mail.html).toContain('VAT 15 %, included')
    expect(mail.html).toContain('&lt;b&gt;welcome&lt;/b&gt;')
    expect(mail.html).toContain('#7a1f5c')
    expect(mail.body_text.replaceAll('\u00a0', ' ')).toContain('VAT 15 %, included: ZAR 35.22')
  })
})
