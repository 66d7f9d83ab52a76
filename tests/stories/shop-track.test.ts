import { expect, test } from 'vitest'
import { createApp } from '../../cloud/api/app.ts'
import { webRoutes } from '../../cloud/web/routes.ts'
import { eachShop } from '../support/a-shop.ts'

eachShop('the track page', (shop) => {
  const ask = async (number: string, email: string) =>
    (await shop().browser().open('/track')).send({ number, email }, '/track')
  const forget = () => shop().rows('delete from rate_limits')

  test('shows the story to whoever has number and e-mail, in any case of letters, with or without PB-', async () => {
    await forget()
    const order = await shop().paidOrder()
    for (const [number, email] of [
      [order.number, order.email],
      [order.number.slice(3).toLowerCase(), order.email.toUpperCase()],
      [` ${order.number} `, ` ${order.email} `],
    ] as const) {
      const page = await ask(number, email)
      expect(page.status).toBe(200)
      expect(page.text).toContain('Your order is with us')
    }
  })

  test('tells of each parcel with carrier, number and link, and of nothing internal', async () => {
    await forget()
    const order = await shop().paidOrder()
    const office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    const detail = await office.orders.addNote({ id: order.orderId, text: 'Customer is difficult' })
    await office.orders.ship({
      id: detail.id,
      fulfillmentId: detail.fulfillments[0]!.id,
      carrier: 'dhl',
      trackingNumber: '1234567890',
    })
    const page = await ask(order.number, order.email)
    expect(page.text).toContain('1 part of 2 has left')
    expect(page.text).toContain('DHL 1234567890')
    expect(page.html).toContain('href="https://www.dhl.com/en/express/tracking.html?AWB=1234567890"')
    const internal = [
      'difficult',
      'Cape Town Works',
      'Durban Works',
      'comes first',
      'B-04',
      '4006381333931',
      'admin',
      order.orderId,
      order.reference,
      ...detail.fulfillments.map((one) => one.id),
      ...detail.parcels.map((parcel) => parcel.id),
      shop().cloud.cloud.storeId,
    ]
    for (const secret of internal) expect(page.html).not.toContain(secret)
    expect(page.html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  test('a number that is not there and an e-mail that does not fit get the same answer in the same time', async () => {
    await forget()
    const order = await shop().paidOrder()
    const took: number[] = []
    const timed = async (number: string, email: string) => {
      const browser = shop().browser()
      const form = await browser.open('/track')
      const began = performance.now()
      const page = await form.send({ number, email }, '/track')
      took.push(performance.now() - began)
      return page
    }
    const wrongEmail = await timed(order.number, 'someone@example.com')
    const noOrder = await timed('PB-22222222', 'someone@example.com')
    expect([wrongEmail.status, noOrder.status]).toEqual([404, 404])
    const shape = ({ html, headers }: typeof noOrder, number: string) => ({
      html: html.replaceAll(number, ''),
      headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    })
    expect(shape(wrongEmail, order.number)).toEqual(shape(noOrder, 'PB-22222222'))
    for (const ms of took) expect(ms).toBeGreaterThanOrEqual(55)
  })

  test('guessing at one order is stopped for all processes together, whether the order exists or not', async () => {
    for (const number of [(await shop().paidOrder()).number, 'PB-33333333']) {
      await forget()
      const { cloud } = shop().cloud
      const processes = [createApp(cloud, [webRoutes]), createApp(cloud, [webRoutes])]
      const statuses: number[] = []
      for (let guess = 0; guess < 12; guess++) {
        const body = new URLSearchParams({ number, email: `guess${guess}@example.com` })
        const response = await processes[guess % 2]!.request('/track', { method: 'POST', body })
        statuses.push(response.status)
        if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
      }
      expect(statuses).toEqual([...Array<number>(10).fill(404), 429, 429])
    }
  })

  test('one address that asks for order after order is stopped, and others are not', async () => {
    await forget()
    const app = createApp(shop().cloud.cloud, [webRoutes])
    const asked = (number: string) =>
      app.request('/track', { method: 'POST', body: new URLSearchParams({ number, email: 'a@example.com' }) })
    const statuses = await Promise.all(
      Array.from({ length: 62 }, async (_, index) => (await asked(`PB-${10_000_000 + index}`)).status),
    )
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect((await ask('PB-44444444', 'a@example.com')).status).toBe(404)
  })

  test('the link of a mail shows one order at once; a link that was tampered with shows none', async () => {
    await forget()
    const order = await shop().paidOrder()
    const [mail] = await (async () => {
      for (;;) {
        const rows = await shop().rows<{ body_text: string }>(
          "select body_text from notifications where order_id = $1 and state = 'sent'",
          order.orderId,
        )
        if (rows.length > 0) return rows
      }
    })()
    const link = /Follow your order: (\S+)/.exec(mail!.body_text)![1]!
    const page = await shop().browser().open(link)
    expect(page.text).toContain(order.number)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const end = link.at(-6) === 'A' ? 'B' : 'A'
    const tampered = await shop()
      .browser()
      .open(`${link.slice(0, -6)}${end}${link.slice(-5)}`)
    expect(tampered.status).toBe(404)
    expect(tampered.text).not.toContain(order.number)
  })

  test('the preview of mails is for this machine alone', async () => {
    const { url } = shop().cloud
    expect((await fetch(`${url}/mail`)).status).toBe(200)
    expect((await fetch(`${url}/mail`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404)
  })
})
