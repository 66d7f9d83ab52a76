import { expect, test } from 'vitest'
import { selectProvider } from '../../cloud/fulfillment/select-provider.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'
import { until } from '../support/until.ts'

eachShop('payment events', (shop) => {
  const paid = (order: PlacedOrder, id = `evt_${order.reference}`) => ({
    id,
    type: 'payment.paid',
    reference: order.reference,
    amount: order.total,
  })
  const standing = async ({ orderId }: PlacedOrder) => {
    const [row] = await shop().rows<{
      status: string
      payment: string
      fulfillments: number
      mails: number
      paid_events: number
    }>(
      `select o.status, o.payment_status as payment,
         (select count(*)::int from fulfillment_requests f where f.order_id = o.id) as fulfillments,
         (select count(*)::int from notifications n where n.order_id = o.id) as mails,
         (select count(*)::int from order_events e where e.order_id = o.id and e.kind = 'paid') as paid_events
       from orders o where o.id = $1`,
      orderId,
    )
    return row
  }
  const untouched = {
    status: 'pending_payment',
    payment: 'pending',
    fulfillments: 0,
    mails: 0,
    paid_events: 0,
  }
  const paidOnce = { status: 'new', payment: 'paid', fulfillments: 2, mails: 1, paid_events: 1 }

  test('paid: two fulfilments wait at the benches of their factories, with reasons, due dates and files', async () => {
    const order = await shop().paidOrder({
      wants: [
        [shop().mug, 2],
        [shop().poster, 1],
        [shop().shirt, 1],
      ],
    })
    expect(await standing(order)).toEqual(paidOnce)
    const made = await shop().rows<{
      factory_id: string
      status: string
      route_reason: string
      lines: number
      files: number
      provider: string
    }>(
      `select f.factory_id, f.status, f.provider, f.route_reason, jsonb_array_length(f.items_snapshot) as lines,
         (select count(*)::int from print_files p where p.fulfillment_request_id = f.id) as files
       from fulfillment_requests f where f.order_id = $1 order by lines desc`,
      order.orderId,
    )
    expect(made).toEqual([
      {
        factory_id: shop().capeTown,
        status: 'submitted',
        provider: 'factory',
        route_reason: 'Cape Town Works comes first for this product',
        lines: 2,
        files: 2,
      },
      {
        factory_id: shop().durban,
        status: 'submitted',
        provider: 'factory',
        route_reason: 'Durban Works comes first for this product',
        lines: 1,
        files: 1,
      },
    ])
    const [due] = await shop().rows<{ ok: boolean }>(
      "select o.due_at = min(f.due_at) and min(f.due_at) > o.placed_at + interval '3 days' as ok from orders o join fulfillment_requests f on f.order_id = o.id where o.id = $1 group by o.id",
      order.orderId,
    )
    expect(due!.ok).toBe(true)
  })

  test('twenty deliveries of one event at once, under two ids, have one effect', async () => {
    const order = await shop().order()
    const statuses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        shop().webhook(paid(order, `evt_${index % 2}_${order.reference}`)),
      ),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await standing(order)).toEqual(paidOnce)
  })

  test('a forged, a changed, an old and a future event are turned away and leave nothing', async () => {
    const order = await shop().order()
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    expect(await shop().webhook({ ...paid(order), secret })).toBe(401)
    expect(await shop().webhook({ ...paid(order), age: 301 })).toBe(401)
    expect(await shop().webhook({ ...paid(order), age: -301 })).toBe(401)
    expect(await shop().webhook({ ...paid(order), body: '{"type":"payment.paid"}' })).toBe(400)
    expect(await shop().webhook({ ...paid(order), body: 'not json' })).toBe(400)
    expect(await shop().webhook({ ...paid(order), body: JSON.stringify({ pad: 'x'.repeat(70_000) }) })).toBe(
      413,
    )
    const bare = await fetch(`${shop().cloud.url}/webhooks/payments/test`, { method: 'POST', body: '{}' })
    expect(bare.status).toBe(401)
    expect(
      (await fetch(`${shop().cloud.url}/webhooks/payments/nobody`, { method: 'POST', body: '{}' })).status,
    ).toBe(404)
    expect(await standing(order)).toEqual(untouched)
    expect(await shop().rows('select from payment_events where event_id = $1', paid(order).id)).toEqual([])
  })

  test('money of another amount or currency, or for an order that is not ours, is kept as a fact and makes nothing paid', async () => {
    const order = await shop().order()
    expect(await shop().webhook({ ...paid(order, `less_${order.reference}`), amount: order.total - 1 })).toBe(
      200,
    )
    expect(await shop().webhook({ ...paid(order, `euro_${order.reference}`), currency: 'EUR' })).toBe(200)
    expect(
      await shop().webhook({
        ...paid(order, `none_${order.reference}`),
        reference: shop().cloud.cloud.newId(),
      }),
    ).toBe(200)
    expect(await standing(order)).toEqual(untouched)
    const kept = await shop().rows<{ outcome: string }>(
      "select outcome from payment_events where event_id like '%' || $1 order by event_id",
      order.reference,
    )
    expect(kept.map((row) => row.outcome)).toEqual(['wrong_amount', 'wrong_amount', 'unknown_payment'])
    const [told] = await shop().rows<{ detail: string }>(
      "select detail from order_events where order_id = $1 and kind = 'payment_mismatch'",
      order.orderId,
    )
    expect(told!.detail).toContain(`Asked for ${order.total} ZAR`)
  })

  test('declined, then paid: paid. Paid, then a late decline: still paid', async () => {
    const order = await shop().order()
    const declined = { ...paid(order, `no_${order.reference}`), type: 'payment.failed' }
    expect(await shop().webhook(declined)).toBe(200)
    expect(await standing(order)).toMatchObject({
      status: 'pending_payment',
      payment: 'failed',
      fulfillments: 0,
    })
    expect(await shop().webhook(paid(order))).toBe(200)
    expect(await shop().webhook({ ...declined, id: `late_${order.reference}` })).toBe(200)
    expect(
      await shop().webhook({ ...paid(order), id: `opened_${order.reference}`, type: 'payment.opened' }),
    ).toBe(200)
    expect(await standing(order)).toEqual(paidOnce)
  })

  test('an event that could not be carried out is not kept either: its next delivery does the whole work', async () => {
    const order = await shop().order()
    await shop().cloud.cloud.db.pool.query('alter table print_files rename to print_files_away')
    expect(await shop().webhook(paid(order))).toBe(500)
    expect(await standing(order)).toEqual(untouched)
    await shop().cloud.cloud.db.pool.query('alter table print_files_away rename to print_files')
    expect(await shop().webhook(paid(order))).toBe(200)
    expect(await standing(order)).toEqual(paidOnce)
  })

  test('of several providers the one with the smallest priority makes it, and only active ones count', async () => {
    const { cloud, mug, durban, rows } = shop()
    const durbanId = (
      await rows<{ id: string }>('select id from fulfillment_providers where factory_id = $1', durban)
    )[0]!.id
    await rows(
      'insert into provider_product_mappings (id, store_id, variant_id, provider_id, priority) values ($1, $2, $3, $4, -1)',
      cloud.cloud.newId(),
      cloud.cloud.storeId,
      mug.variantId,
      durbanId,
    )
    const choice = () =>
      cloud.cloud.db.asService((tx) => selectProvider(tx, cloud.cloud.storeId, mug.variantId))
    expect(await choice()).toMatchObject({
      factoryId: durban,
      reason: 'Durban Works comes first for this product, before Cape Town Works',
    })
    await rows('update fulfillment_providers set active = false where id = $1', durbanId)
    expect(await choice()).toMatchObject({ factoryId: shop().capeTown })
    await rows('update fulfillment_providers set active = true where id = $1', durbanId)
    await rows('delete from provider_product_mappings where priority = -1')
    expect(
      await cloud.cloud.db.asService((tx) => selectProvider(tx, cloud.cloud.newId(), mug.variantId)),
    ).toBeNull()
  })

  test('a product that nobody makes at present stays pending, where the office sees it', async () => {
    await shop().rows(
      'update provider_product_mappings set active = false where variant_id = $1',
      shop().shirt.variantId,
    )
    const order = await shop().paidOrder({ wants: [[shop().shirt, 1]] })
    await shop().rows(
      'update provider_product_mappings set active = true where variant_id = $1',
      shop().shirt.variantId,
    )
    const [made] = await shop().rows(
      'select status, route_reason, factory_id from fulfillment_requests where order_id = $1',
      order.orderId,
    )
    expect(made).toEqual({
      status: 'pending',
      route_reason: 'No active provider makes this product',
      factory_id: null,
    })
  })

  test('the decline button keeps the order, and paying afterwards makes it paid', async () => {
    const browser = shop().browser()
    await (await browser.open('/products/mug')).send({ quantity: '1' })
    const pay = await (
      await browser.open('/checkout')
    ).send({
      email: 'zoe@example.com',
      name: 'Zoë',
      line1: 'Long Street 1',
      city: 'Cape Town',
      country: 'ZA',
    })
    const declined = await pay.send({ decision: 'failed' })
    expect(declined.text).toContain('The payment was declined')
    const again = await (await browser.open(pay.url)).send({ decision: 'paid' })
    expect(again.text).toContain('Thank you')
    expect((await browser.open(pay.url)).text).toContain('Thank you')
    await until(
      async () =>
        (
          await shop().rows(
            "select from payment_events where payload -> 'data' ->> 'reference' = $1",
            pay.url.split('/').at(-1),
          )
        ).length === 2,
    )
  })
})
