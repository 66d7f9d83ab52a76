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
})
