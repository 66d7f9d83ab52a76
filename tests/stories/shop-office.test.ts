import { expect, test } from 'vitest'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { OrderDetail } from '../../src-shared/cloud-contract/orders.ts'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'

eachShop('orders in the office', (shop) => {
  let signedIn: CloudClient | undefined
  let at = ''
  const office = async (): Promise<CloudClient> => {
    if (!signedIn || at !== shop().cloud.url)
      signedIn = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    at = shop().cloud.url
    return signedIn
  }
  const detailOf = async ({ orderId }: PlacedOrder): Promise<OrderDetail> =>
    (await office()).orders.get({ id: orderId })
  const docsOf = async (order: PlacedOrder) => (await detailOf(order)).fulfillments.map((one) => one.doc)
  const shipAll = async (detail: OrderDetail) => {
    for (const [index, one] of detail.fulfillments.entries())
      await (
        await office()
      ).orders.ship({
        id: detail.id,
        fulfillmentId: one.id,
        carrier: 'dhl',
        trackingNumber: `900000000${index}`,
      })
  }

  test('the list is paged by key, newest first, filtered and searched', async () => {
    const orders = []
    for (const name of ['Aïsha Okafor', 'Björn Ödegård', '山田 太郎'])
      orders.push(await shop().paidOrder({ name, email: 'list@example.com', wants: [[shop().mug, 1]] }))
    const client = await office()
    const first = await client.orders.list({ search: 'list@example', limit: 2 })
    expect(first.rows.map((row) => row.number)).toEqual([orders[2]!.number, orders[1]!.number])
    expect(first.total).toBe(3)
    const second = await client.orders.list({ search: 'list@example', limit: 2, after: first.next })
    expect(second.rows.map((row) => row.number)).toEqual([orders[0]!.number])
    expect(second.next).toBeNull()
    expect((await client.orders.list({ search: '太郎' })).rows).toHaveLength(1)
    expect((await client.orders.list({ search: 'list@example', status: 'shipped' })).total).toBe(0)
    expect((await client.orders.list({ search: 'list@example', factoryId: shop().durban })).total).toBe(0)
    expect((await client.orders.list({ search: '100%' })).total).toBe(0)
    expect(first.rows[0]).toMatchObject({
      status: 'new',
      pieces: 1,
      factories: ['Cape Town Works'],
      country: 'ZA',
      overdue: false,
      total: 27000,
    })
  })

  test('an order past its date is overdue in list and overview', async () => {
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const before = await (await office()).orders.overview()
    await shop().rows("update orders set due_at = now() - interval '1 day' where id = $1", order.orderId)
    await shop().rows(
      "update fulfillment_requests set due_at = now() - interval '1 day' where order_id = $1",
      order.orderId,
    )
    const after = await (await office()).orders.overview()
    expect(after.overdue).toBe(before.overdue + 1)
    expect(
      (await (await office()).orders.list({ overdue: true, search: order.number })).rows[0],
    ).toMatchObject({ overdue: true })
    expect(after.byStatus.new).toBeGreaterThan(0)
    expect(after.byFactory.map((row) => row.name)).toEqual(['Cape Town Works', 'Durban Works'])
    expect(after.shippedByDay).toHaveLength(30)
  })

  test('a note is kept with who wrote it, in the notes and in the story', async () => {
    const order = await shop().paidOrder()
    const detail = await (await office()).orders.addNote({ id: order.orderId, text: 'Gift wrap, please' })
    expect(detail.notes).toMatchObject([{ text: 'Gift wrap, please', by: 'admin' }])
    expect(detail.events.map((event) => event.kind)).toEqual(['placed', 'paid', 'routed', 'routed', 'noted'])
  })

  test('a changed address reaches every document that has not left, and no other', async () => {
    const order = await shop().paidOrder()
    const before = await detailOf(order)
    await (
      await office()
    ).orders.ship({
      id: before.id,
      fulfillmentId: before.fulfillments[0]!.id,
      carrier: 'ram',
      trackingNumber: 'RAM12345678',
    })
    const detail = await (
      await office()
    ).orders.changeAddress({
      id: before.id,
      shipTo: { name: 'Lindiwe Sithole', line1: '7 Beach Road', city: 'Durban', country: 'ZA' },
    })
    expect(detail.shipTo?.line1).toBe('7 Beach Road')
    expect(detail.fulfillments.map((one) => one.doc.shipTo?.line1)).toEqual([
      '12 Long Street',
      '7 Beach Road',
    ])
    expect(detail.customerName).toBe('Lindiwe Sithole')
    const rest = detail.fulfillments[1]!
    await (
      await office()
    ).orders.ship({ id: before.id, fulfillmentId: rest.id, carrier: 'ram', trackingNumber: 'RAM87654321' })
    const refused = await problemOf(
      (await office()).orders.changeAddress({
        id: before.id,
        shipTo: { name: 'X', line1: 'Y', city: 'Z', country: 'ZA' },
      }),
    )
    expect(refused).toMatchObject({ status: 409, type: 'urn:packbench:problem:no_address_change' })
  })

  test('shipped from the office: packed by hand under the name of the admin, status and dates follow, then delivered', async () => {
    const order = await shop().paidOrder()
    const [first] = (await detailOf(order)).fulfillments
    const partly = await (
      await office()
    ).orders.ship({
      id: order.orderId,
      fulfillmentId: first!.id,
      carrier: 'other',
      carrierName: 'Bike courier',
      trackingNumber: 'ab 12-34',
      trackingUrl: 'https://bike.example/1234',
    })
    expect(partly).toMatchObject({
      status: 'partially_shipped',
      shippedAt: null,
      trackingNumber: 'AB1234',
      carrier: 'Bike courier',
      trackingUrl: 'https://bike.example/1234',
    })
    const [other] = partly.fulfillments.filter((one) => one.state === 'submitted')
    await (
      await office()
    ).orders.ship({ id: partly.id, fulfillmentId: other!.id, carrier: 'dhl', trackingNumber: '9000000001' })
    const delivered = await (await office()).orders.deliver({ id: partly.id })
    expect(delivered.status).toBe('delivered')
    expect(delivered.shippedAt).not.toBeNull()
    expect(delivered.deliveredAt).not.toBeNull()
    expect(delivered.parcels).toHaveLength(2)
    expect(
      await shop().rows(
        'select from shipments where order_id = $1 and delivered_at is not null',
        order.orderId,
      ),
    ).toHaveLength(2)
    expect(await problemOf((await office()).orders.deliver({ id: partly.id }))).toMatchObject({
      status: 409,
      type: 'urn:packbench:problem:not_deliverable',
    })
  })

  test('cancelling takes back what has not left and keeps what has', async () => {
    const whole = await shop().paidOrder()
    const cancelled = await (
      await office()
    ).orders.cancel({ id: whole.orderId, reason: 'Customer changed their mind' })
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelReason: 'Customer changed their mind' })
    expect(cancelled.cancelledAt).not.toBeNull()
    expect(
      cancelled.events
        .map((event) => event.kind)
        .slice(-4)
        .toSorted(),
    ).toEqual(['cancel_requested', 'cancel_requested', 'cancelled', 'cancelled'])
    expect(
      await problemOf((await office()).orders.cancel({ id: whole.orderId, reason: 'again' })),
    ).toMatchObject({ status: 409, type: 'urn:packbench:problem:not_cancellable' })

    const half = await shop().paidOrder()
    const detail = await detailOf(half)
    await (
      await office()
    ).orders.ship({
      id: detail.id,
      fulfillmentId: detail.fulfillments[0]!.id,
      carrier: 'dhl',
      trackingNumber: '9000000002',
    })
    const partly = await (await office()).orders.cancel({ id: detail.id, reason: 'Out of material' })
    expect(partly.status).toBe('shipped')
    expect(partly.fulfillments.map((one) => one.state)).toEqual(['shipped', 'cancelled'])
  })

  test('work moves to another factory of the store: what was verified counts no more, and the reason is kept', async () => {
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const [doc] = await docsOf(order)
    const moved = await (
      await office()
    ).orders.move({ id: doc!.id, factoryId: shop().durban, reason: 'Press is down' })
    expect(moved.fulfillments[0]).toMatchObject({
      factoryName: 'Durban Works',
      state: 'submitted',
      routeReason: 'Moved by admin: Press is down',
    })
    const nowhere = await problemOf(
      (await office()).orders.move({
        id: doc!.id,
        factoryId: shop().cloud.cloud.newId(),
        reason: 'x',
      }),
    )
    expect(nowhere.status).toBe(404)
  })

  test('orders are the office of their own store: no one else reads or changes them, by the API or in the database', async () => {
    const order = await shop().paidOrder()
    const { cloud } = shop()
    await cloud.addPerson({
      email: `op-${order.number}@packbench.test`.toLowerCase(),
      role: 'operator',
      factoryId: shop().capeTown,
    })
    const operator = cloud.client(await cloud.as(`op-${order.number}@packbench.test`.toLowerCase()))
    const nobody = cloud.client()
    for (const [client, status] of [
      [operator, 403],
      [nobody, 401],
    ] as const) {
      for (const call of [
        () => client.orders.list({}),
        () => client.orders.overview(),
        () => client.orders.get({ id: order.orderId }),
        () => client.orders.cancel({ id: order.orderId, reason: 'x' }),
        () => client.orders.addNote({ id: order.orderId, text: 'x' }),
      ])
        expect((await problemOf(call())).status).toBe(status)
    }
    const otherStore = cloud.cloud.newId()
    const claims = [
      { role: 'authenticated', store_id: otherStore, app_role: 'admin', sub: cloud.cloud.newId() },
      {
        role: 'authenticated',
        store_id: cloud.cloud.storeId,
        app_role: 'operator',
        factory_id: shop().capeTown,
      },
      { role: 'authenticated', store_id: cloud.cloud.storeId, app_role: 'shopper', sub: cloud.cloud.newId() },
    ] as const
    for (const claim of claims)
      for (const table of [
        'orders',
        'order_items',
        'order_notes',
        'order_events',
        'payments',
        'notifications',
      ])
        expect(
          await cloud.cloud.db.as(claim, (tx) => tx.query(`select from ${table}`)),
          `${claim.app_role} ${table}`,
        ).toEqual([])
    const mine = await cloud.cloud.db.as(claims[1], (tx) =>
      tx.query<{ factory_id: string }>('select factory_id from fulfillment_requests'),
    )
    expect(new Set(mine.map((row) => row.factory_id))).toEqual(new Set([shop().capeTown]))
  })

  test('the story of an order cannot be rewritten: each event carries the hash of the one before', async () => {
    const order = await shop().paidOrder()
    await shipAll(await detailOf(order))
    const chain = await shop().rows<{ kind: string; fits: boolean }>(
      `select e.kind, e.hash = app.event_hash(e) and e.prev_hash is not distinct from lag(e.hash) over (order by e.seq) as fits from order_events e where e.order_id = $1 order by e.seq`,
      order.orderId,
    )
    expect(chain.length).toBeGreaterThan(5)
    expect(chain.every((event) => event.fits)).toBe(true)
    await expect(
      shop().cloud.cloud.db.pool.query("update order_events set detail = 'no' where order_id = $1", [
        order.orderId,
      ]),
    ).rejects.toThrow('append only')
  })
})
