import { expect, test } from 'vitest'
import { eachShop } from '../support/a-shop.ts'

eachShop('the tiles of the overview', (shop) => {
  test('each number is how many orders its list holds', async () => {
    await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const broken = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    await shop().rows(
      `update fulfillment_requests set status = 'failed', doc = jsonb_set(doc::jsonb, '{state}', '"failed"')::json where order_id = $1`,
      broken.orderId,
    )
    const office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    const { overdue, dueToday, failed } = await office.orders.overview()
    expect((await office.orders.list({ overdue: true })).total).toBe(overdue)
    expect((await office.orders.list({ dueToday: true })).total).toBe(dueToday)
    expect((await office.orders.list({ failed: true })).total).toBe(failed)
    expect(failed).toBe(1)
    // And its own row says so, whatever the order's status is.
    const { rows } = await office.orders.list({ limit: 200 })
    expect(rows.filter((row) => row.failed).map((row) => row.id)).toEqual([broken.orderId])
    expect((await office.orders.get({ id: broken.orderId })).failed).toBe(true)
    const all = await office.orders.list({})
    expect(all.total).toBeGreaterThan(failed)
  })

  test('what is at risk, stuck with a maker, offline and unpaid is counted as its lists show it', async () => {
    const { cloud } = shop()
    const office = cloud.client(await cloud.as('admin@packbench.test'))
    const before = await office.orders.overview()
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const packed = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    await shop().rows(
      "update fulfillment_requests set due_at = date_trunc('day', now(), 'UTC') + interval '23 hours 59 minutes' where order_id = any($1::uuid[])",
      [order.orderId, packed.orderId],
    )
    await shop().rows(
      `update fulfillment_requests set doc = jsonb_set(doc::jsonb, '{packedAt}', '"2026-11-21T08:00:00.000Z"')::json where order_id = $1`,
      packed.orderId,
    )
    await shop().rows(
      `update fulfillment_requests set problem = true, doc = jsonb_set(doc::jsonb, '{problem}', '{"kind":"cannot_make"}')::json where order_id = $1`,
      order.orderId,
    )
    const ago = new Date(cloud.clock.now() - 3_600_000)
    for (const [name, seen, revoked] of [
      ['Heard of', new Date(cloud.clock.now()), null],
      ['Silent', ago, null],
      ['Revoked', ago, ago],
    ] as const)
      await shop().rows(
        'insert into devices (id, store_id, factory_id, name, token_hash, last_seen_at, revoked_at) values ($1, $2, $3, $4, $5, $6, $7)',
        cloud.cloud.newId(),
        cloud.cloud.storeId,
        shop().capeTown,
        name,
        `hash of ${name}`,
        seen,
        revoked,
      )
    const after = await office.orders.overview()
    expect(after.dueToday - before.dueToday).toBe(2)
    expect(after.atRisk - before.atRisk).toBe(1)
    expect((await office.orders.list({ atRisk: true })).total).toBe(after.atRisk)
    expect(after.cannotMake - before.cannotMake).toBe(1)
    expect((await office.orders.list({ cannotMake: true })).total).toBe(after.cannotMake)
    expect(after.stationsOffline - before.stationsOffline).toBe(1)
    expect((await office.stations.list({})).rows.filter((row) => !row.online && !row.revokedAt)).toHaveLength(
      after.stationsOffline,
    )
  })

  test('the money to pay is what makers have earned and were not paid, by currency', async () => {
    const { cloud } = shop()
    const office = cloud.client(await cloud.as('admin@packbench.test'))
    expect((await office.orders.overview()).moneyToPay).toEqual([])
    await cloud.addPerson({ email: 'earns@packbench.test', role: 'maker' })
    const order = await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const [job] = await shop().rows<{ id: string; maker: string; work: string }>(
      `insert into maker_orders (id, store_id, order_id, fulfillment_request_id, maker_id, assigned_at, due_at)
       select $1, f.store_id, f.order_id, f.id, m.id, now(), f.due_at from fulfillment_requests f, maker_profiles m where f.order_id = $2
       returning id, maker_id as maker`,
      cloud.cloud.newId(),
      order.orderId,
    )
    await shop().rows(
      `insert into maker_earnings (id, store_id, maker_id, maker_order_id, order_id, kind, base, rate_percent, amount, currency, reason, created_at)
       values ($1, $2, $3, $4, $5, 'earning', 18500, 70, 12950, 'ZAR', 'Assigned', now())`,
      cloud.cloud.newId(),
      cloud.cloud.storeId,
      job!.maker,
      job!.id,
      order.orderId,
    )
    expect((await office.orders.overview()).moneyToPay).toEqual([
      { currency: 'ZAR', amount: 12950, makers: 1 },
    ])
  })
})
