import { expect, test } from 'vitest'
import type { CloudClient } from '../../src-shared/cloud-contract/contract.ts'
import type { OrderFilter } from '../../src-shared/cloud-contract/order-filter.ts'
import { eachShop, type PlacedOrder } from '../support/a-shop.ts'

eachShop('the orders desk', (shop) => {
  let signedIn: Promise<CloudClient> | undefined
  let at = ''
  const office = (): Promise<CloudClient> => {
    if (at !== shop().cloud.url) signedIn = undefined
    at = shop().cloud.url
    return (signedIn ??= shop()
      .cloud.as('admin@packbench.test')
      .then((headers) => shop().cloud.client(headers)))
  }
  const numbers = async (filter: OrderFilter): Promise<string[]> =>
    (await (await office()).orders.list(filter)).rows.map((row) => row.number)
  const works = (order: PlacedOrder, change: string) =>
    shop().rows(`update fulfillment_requests set ${change} where order_id = $1`, order.orderId)

  test('an order is found by any part of its number, name, e-mail, tracking number or SKU, in any script', async () => {
    const people = [
      'Zoë Großmann',
      'Łukasz Ødegård',
      '佐藤 美咲',
      'Пётр Чайковский',
      'محمد عبد الرحمن',
      'Ann O’Hara',
    ]
    const orders: PlacedOrder[] = []
    for (const name of people)
      orders.push(
        await shop().paidOrder({
          name,
          email: `find.me+${orders.length}@example.com`,
          wants: [[shop().mug, 1]],
        }),
      )
    const [zoe, lukasz, sato, petr, mohamed, ann] = orders.map((order) => order.number)
    const client = await office()
    const { fulfillments } = await client.orders.get({ id: orders[0]!.orderId })
    await client.orders.ship({
      id: orders[0]!.orderId,
      fulfillmentId: fulfillments[0]!.id,
      carrier: 'courier_guy',
      trackingNumber: 'TCG4711AB99',
    })
    for (const [search, ...found] of [
      ['grossmann', zoe],
      ['GROSSM', zoe],
      ['zoe großmann', zoe],
      ['mann zo', zoe],
      ['odegard', lukasz],
      ['łukasz', lukasz],
      ['佐藤', sato],
      ['藤', sato],
      ['чайков', petr],
      ['ПЁТР', petr],
      ['عبد', mohamed],
      ['find.me+5', ann],
      ['o’hara', ann],
      [zoe!.slice(3, 8).toLowerCase(), zoe],
      ['4711ab', zoe],
      ['tcg4711ab99', zoe],
      ['nobody_is'],
      ['find%me'],
      ['me\\'],
    ])
      expect(await numbers({ search: search! }), search).toEqual(found)
    expect(await numbers({ search: 'MUG find.me' })).toEqual([ann, mohamed, petr, sato, lukasz, zoe])
    // Two letters have no index and are found all the same.
    expect(await numbers({ search: 'o’' })).toEqual([ann])
    expect((await client.orders.list({ search: 'find.me', limit: 2 })).total).toBe(6)
  })

  test('a changed name is found, and the old one is not', async () => {
    const order = await shop().paidOrder({ name: 'Before Marriage', wants: [[shop().mug, 1]] })
    const client = await office()
    await client.orders.changeAddress({
      id: order.orderId,
      shipTo: { name: 'Åfter Wedding', line1: '1 Road', city: 'Durban', country: 'ZA' },
    })
    expect(await numbers({ search: 'after wedding' })).toEqual([order.number])
    expect(await numbers({ search: 'before marriage' })).toEqual([])
  })

  test('each filter finds what it says, several of a kind find any, and different kinds have to fit together', async () => {
    const search = 'filters@example.com'
    const buy = () => shop().paidOrder({ email: search, wants: [[shop().mug, 1]] })
    const [late, today, held, stuck, failed, plain] = [
      await buy(),
      await buy(),
      await buy(),
      await buy(),
      await buy(),
      await buy(),
    ]
    const shirt = await shop().paidOrder({ email: search, wants: [[shop().shirt, 1]] })
    const unpaid = await shop().order({ email: search, wants: [[shop().mug, 1]] })
    const client = await office()
    await works(late, "due_at = now() - interval '2 days'")
    await works(today, "due_at = date_trunc('day', now(), 'UTC') + interval '23 hours 59 minutes'")
    await works(failed, `status = 'failed', doc = jsonb_set(doc::jsonb, '{state}', '"failed"')::json`)
    await works(
      stuck,
      `problem = true, doc = jsonb_set(doc::jsonb, '{problem}', '{"kind":"cannot_make"}')::json`,
    )
    await works(held, 'held = true')
    await shop().rows(
      "update orders set shipping_address = jsonb_set(shipping_address, '{country}', '\"DE\"') where id = $1",
      plain.orderId,
    )
    await shop().rows("update orders set placed_at = '2024-02-29T12:00:00Z' where id = $1", shirt.orderId)
    for (const [filter, ...found] of [
      [{ overdue: true }, late],
      [{ dueToday: true }, today],
      [{ atRisk: true }, today],
      [{ failed: true }, failed],
      [{ held: true }, held],
      [{ problem: true }, stuck],
      [{ cannotMake: true }, stuck],
      [{ country: ['DE'] }, plain],
      [{ country: ['DE', 'JP'] }, plain],
      [{ factoryId: [shop().durban] as never }, shirt],
      [{ payment: 'pending' as const }, unpaid],
      [{ status: ['pending_payment'] as const }, unpaid],
      [{ placedFrom: '2024-02-29', placedTo: '2024-02-29' }, shirt],
      [{ placedFrom: '2024-03-01', country: ['ZA'], held: true }, held],
      [{ overdue: true, held: true }],
    ] as [OrderFilter, ...PlacedOrder[]][])
      expect(await numbers({ ...filter, search }), JSON.stringify(filter)).toEqual(
        found.map((order) => order.number),
      )
    expect(await numbers({ search, status: ['new', 'pending_payment'] })).toHaveLength(8)
    const row = (await client.orders.list({ search, held: true })).rows[0]
    expect(row).toMatchObject({ held: true, makers: [] })
  })

  test('sorted by date, due date and money, each page goes on where the one before ended', async () => {
    const search = 'sorts@example.com'
    for (const quantity of [2, 1, 3])
      await shop().paidOrder({ email: search, wants: [[shop().mug, quantity]] })
    const client = await office()
    for (const sort of ['newest', 'oldest', 'due', 'largest', 'smallest'] as const) {
      const whole = await client.orders.list({ search, sort })
      const pages: string[] = []
      let after: string | null = null
      for (let page = 0; page < 3; page++) {
        const part: Awaited<ReturnType<CloudClient['orders']['list']>> = await client.orders.list({
          search,
          sort,
          after,
          limit: 1,
        })
        pages.push(...part.rows.map((one) => one.number))
        after = part.next
      }
      expect(pages, sort).toEqual(whole.rows.map((one) => one.number))
      expect(after, sort).toBeNull()
      const totals = whole.rows.map((one) => one.total)
      if (sort === 'largest') expect(totals).toEqual(totals.toSorted((a, b) => b - a))
      if (sort === 'smallest') expect(totals).toEqual(totals.toSorted((a, b) => a - b))
    }
    expect(await numbers({ search, sort: 'oldest' })).toEqual(
      (await numbers({ search, sort: 'newest' })).toReversed(),
    )
  })

  test('the office sees whom a part is assigned to, and finds all of theirs', async () => {
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const { cloud } = shop()
    await cloud.addPerson({ email: 'amahle@packbench.test', role: 'maker' })
    const [maker] = await shop().rows<{ id: string }>(
      "select m.id from maker_profiles m join users u on u.id = m.user_id where u.email = 'amahle@packbench.test'",
    )
    await works(
      order,
      `provider = 'maker', factory_id = null, maker_id = '${maker!.id}', doc = (doc::jsonb || '{"provider":"maker","factoryId":null,"makerId":"${maker!.id}"}')::json`,
    )
    const client = await office()
    const { rows } = await client.orders.list({ makerId: [maker!.id] as never })
    expect(rows).toMatchObject([{ number: order.number, makers: ['amahle'] }])
    expect((await client.orders.get({ id: order.orderId })).fulfillments[0]).toMatchObject({
      makerName: 'amahle',
    })
    const choices = await client.desk.choices()
    expect(choices.makers).toContainEqual({ id: maker!.id, name: 'amahle' })
    expect(choices.countries).toContain('ZA')
    expect(choices.factories.map(({ name }) => name)).toEqual(['Cape Town Works', 'Durban Works'])
  })

  test('no filter and no search finds anything of another store', async () => {
    await shop().paidOrder({ name: 'Only Ours', wants: [[shop().mug, 1]] })
    const { db, newId } = shop().cloud.cloud
    const claims = { role: 'authenticated', store_id: newId(), app_role: 'admin', sub: newId() } as const
    const { listOrders, findOrders } = await import('../../cloud/orders/list-orders.ts')
    const now = new Date()
    for (const facets of [
      {},
      { search: 'only ours' },
      { status: ['new' as const] },
      { search: 'ours', status: ['new' as const] },
    ]) {
      const page = await db.as(claims, (tx) => listOrders(tx, { ...facets, after: null, limit: 50 }, now))
      expect(page).toEqual({ rows: [], next: null, total: 0, more: false })
      expect(
        await db.as(claims, (tx) => tx.elevated((service) => findOrders(service, facets, now, 10))),
      ).toEqual([])
    }
    const operator = { ...claims, store_id: shop().cloud.cloud.storeId, app_role: 'operator' } as const
    expect((await db.as(operator, (tx) => listOrders(tx, { after: null, limit: 50 }, now))).rows).toEqual([])
  })
})
