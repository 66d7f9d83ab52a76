import { expect, test } from 'vitest'
import { createApp } from '../../cloud/api/app.ts'
import { webRoutes } from '../../cloud/web/routes.ts'
import { eachShop, type Shop } from '../support/a-shop.ts'
import { aBrowser } from '../support/a-browser.ts'
import { until } from '../support/until.ts'

const filled = {
  email: 'zoe@example.com',
  name: 'Zoë Müller',
  line1: '12 Long Street',
  city: 'Cape Town',
  country: 'ZA',
}

/** Somebody in front of the checkout with two mugs. */
async function atCheckout(shop: Shop) {
  const browser = shop.browser()
  await (
    await browser.open(`/products/${shop.mug.slug}`)
  ).send({ variant: shop.mug.variantId, quantity: '2' })
  return { browser, form: await browser.open('/checkout') }
}

eachShop('the shop', (shop) => {
  test('somebody buys without a script: window, cart, checkout, payment page, thank you, mail', async () => {
    const { rows, cloud } = shop()
    const browser = shop().browser()
    expect((await browser.open('/')).text).toContain('Mug “Karoo night”')
    const cart = await (await browser.open('/products/mug')).send({ quantity: '2' })
    expect(cart.text).toContain('Your cart')
    const pay = await (await browser.open('/checkout')).send(filled)
    expect(pay.text).toContain('ZAR 455.00')
    const thanks = await pay.send({ decision: 'paid' })
    expect(thanks.text).toContain('Thank you')
    const number = /PB-[2-9A-Z]{8}/.exec(thanks.text)![0]
    const [order] = await rows(
      'select status, payment_status, subtotal::int, shipping::int, total::int, customer_name from orders where order_number = $1',
      number,
    )
    expect(order).toEqual({
      status: 'new',
      payment_status: 'paid',
      subtotal: 37000,
      shipping: 8500,
      total: 45500,
      customer_name: 'Zoë Müller',
    })
    await until(
      async () =>
        (
          await rows(
            'select from notifications n join orders o on o.id = n.order_id where o.order_number = $1 and n.state = $2',
            number,
            'sent',
          )
        ).length === 1,
    )
    const mails = await browser.open('/mail')
    expect(mails.text).toContain(`Your order ${number}`)
    const track = await browser.open(
      new URL(/href="([^"]*\/track\?key=[^"]+)"/.exec(thanks.html)![1]!, cloud.url).href,
    )
    expect(track.text).toContain('Your order is with us')
  })

  test('the same form sent three times at once is one order, also when it comes again later', async () => {
    const { browser, form } = await atCheckout(shop())
    const pages = await Promise.all([form.send(filled), form.send(filled), form.send(filled)])
    pages.push(await form.send(filled))
    expect(new Set(pages.map((page) => page.url)).size).toBe(1)
    expect(pages[0].url).toContain('/pay/test/')
    const key = attribute(form.html, 'checkout_key')
    expect(await shop().rows('select from orders where checkout_key = $1', key)).toHaveLength(1)
    expect((await browser.open('/cart')).text).toContain('Your cart is empty')
  })

  test('what was typed stays, with a sentence beside each field that needs another look', async () => {
    const { form } = await atCheckout(shop())
    const again = await form.send({ ...filled, email: 'not an address', name: 'أمل <script>', city: '' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('2 fields need another look')
    expect(again.html).toContain('value="not an address"')
    expect(again.html).toContain('value="أمل &lt;script&gt;"')
    expect(again.html).toContain('id="city-why"')
    expect((await again.send({ email: filled.email, city: filled.city })).url).toContain('/pay/test/')
  })

  test('an address that is corrected before paying is the one that counts', async () => {
    const { form } = await atCheckout(shop())
    const first = await form.send(filled)
    const second = await form.send({ ...filled, line1: '7 Short Street' })
    expect(second.url).toBe(first.url)
    const [order] = await shop().rows<{ street: string }>(
      "select o.shipping_address ->> 'line1' as street from orders o join payments p on p.order_id = o.id where p.reference = $1",
      second.url.split('/').at(-1),
    )
    expect(order!.street).toBe('7 Short Street')
  })

  test('prices come from our rows: a price that has changed is shown again before anything is ordered', async () => {
    const { form } = await atCheckout(shop())
    await shop().rows('update product_variants set price = 20000 where id = $1', shop().mug.variantId)
    const shown = await form.send(filled)
    await shop().rows('update product_variants set price = 18500 where id = $1', shop().mug.variantId)
    expect(shown.status).toBe(409)
    expect(shown.text).toContain('has changed since you looked')
    expect(shown.text).toContain('ZAR 485.00')
    expect(shown.html).toContain('value="12 Long Street"')
  })

  test('an order keeps what was bought when the product changes afterwards', async () => {
    const { rows } = shop()
    const order = await shop().order({ wants: [[shop().shirt, 1]] })
    await rows("update products set title = 'Renamed' where id = $1", shop().shirt.productId)
    await shop().webhook({
      id: `snap_${order.reference}`,
      type: 'payment.paid',
      reference: order.reference,
      amount: order.total,
    })
    await rows("update products set title = 'T-shirt' where id = $1", shop().shirt.productId)
    const [made] = await rows<{
      doc: {
        items: { title: string; codes: string[]; place: string; specs: unknown[] }[]
        printFiles: { name: string }[]
      }
    }>('select doc from fulfillment_requests where order_id = $1', order.orderId)
    expect(made!.doc.items[0]).toMatchObject({
      title: 'T-shirt',
      codes: ['4006381333931'],
      place: 'B-04',
      specs: [{ name: 'Finish', value: 'matte' }],
    })
    expect(made!.doc.printFiles.map((file) => file.name)).toEqual(['shirt.pdf'])
  })

  test('goods that must be sent are not ordered without an address, whatever the form leaves out', async () => {
    const { browser, form } = await atCheckout(shop())
    const token = attribute(form.html, 'form_token')
    const key = attribute(form.html, 'checkout_key')
    const page = await browser.post('/checkout', {
      form_token: token,
      checkout_key: key,
      shown_total: '45500',
      email: filled.email,
      name: filled.name,
    })
    expect(page.status).toBe(409)
    expect(await shop().rows('select from orders where checkout_key = $1', key)).toEqual([])
  })

  test("another site's form, a form without our token, and another visitor's token change nothing", async () => {
    const { browser, form } = await atCheckout(shop())
    const fields = {
      form_token: attribute(form.html, 'form_token'),
      variant: shop().mug.variantId,
      quantity: '5',
    }
    const foreign = await browser.post('/cart/set', fields, { origin: 'https://evil.example' })
    const crossSite = await browser.post('/cart/set', fields, { 'sec-fetch-site': 'cross-site' })
    const tokenless = await browser.post('/cart/set', { ...fields, form_token: '' })
    const other = aBrowser(shop().cloud.url)
    await other.open('/')
    const borrowed = await other.post('/cart/set', fields)
    expect([foreign, crossSite, tokenless, borrowed].map((page) => page.status)).toEqual([403, 403, 403, 403])
    expect((await browser.open('/cart')).html).toContain('value="2"')
  })

  test('a draft is neither shown nor sold, and its picture is not given out', async () => {
    const { rows, poster, cloud } = shop()
    const picture = cloud.cloud.newId()
    await cloud.cloud.storage.put('pictures/poster.webp', new Uint8Array([1, 2, 3]), 'image/webp')
    await rows(
      'insert into product_images (id, store_id, product_id, storage_key) values ($1, $2, $3, $4)',
      picture,
      cloud.cloud.storeId,
      poster.productId,
      'pictures/poster.webp',
    )
    const whilePublished = await fetch(`${cloud.url}/pictures/${picture}`)
    expect([whilePublished.status, whilePublished.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(
      (
        await fetch(`${cloud.url}/pictures/${picture}`, {
          headers: { 'if-none-match': whilePublished.headers.get('etag')! },
        })
      ).status,
    ).toBe(304)
    await rows("update products set status = 'draft' where id = $1", poster.productId)
    const browser = shop().browser()
    expect((await browser.open('/products/poster')).status).toBe(404)
    const { form } = await atCheckout(shop())
    const refused = await browser.post('/cart/add', {
      form_token: attribute((await browser.open('/products/mug')).html, 'form_token'),
      variant: poster.variantId,
      quantity: '1',
    })
    expect(refused.text).toContain('Your cart is empty')
    expect((await fetch(`${cloud.url}/pictures/${picture}`)).status).toBe(404)
    expect(form.text).not.toContain('Poster')
    await rows("update products set status = 'published' where id = $1", poster.productId)
  })

  test('what people wrote is shown as text, and no page may run a script', async () => {
    const page = await shop().browser().open('/products/poster')
    expect(page.html).toContain('Poster &lt;b&gt;&amp;&lt;/b&gt; frame')
    for (const path of ['/', '/cart', '/track', '/nope']) {
      const policy = (await shop().browser().open(path)).headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('script-src')
    }
  })

  test('the cookie is for this site alone, and where the address is https, for https alone', async () => {
    const { cloud } = shop().cloud
    const cookieOf = async (publicUrl: string) =>
      (await createApp({ ...cloud, publicUrl }, [webRoutes]).request('/')).headers.get('set-cookie')
    expect(await cookieOf('http://localhost')).toMatch(/^visit=[0-9a-f-]{36};.*HttpOnly; SameSite=Lax$/)
    expect(await cookieOf('https://shop.example')).toMatch(/^__Host-visit=.*HttpOnly; Secure; SameSite=Lax$/)
  })

  test('a page is under 100 kB with style and font', async () => {
    const { cloud } = shop()
    const html = await (await fetch(cloud.url)).text()
    const style = await (
      await fetch(new URL(/href="(\/assets\/shop\.[^"]+)"/.exec(html)![1]!, cloud.url))
    ).arrayBuffer()
    const font = await (await fetch(`${cloud.url}/assets/inter.woff2`)).arrayBuffer()
    expect(html.length + style.byteLength + font.byteLength).toBeLessThan(100_000)
  })
})

/** The value of a hidden field, wherever the attributes stand. */
function attribute(html: string, name: string): string {
  const tag = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
  return /value="([^"]*)"/.exec(tag)![1]!
}
