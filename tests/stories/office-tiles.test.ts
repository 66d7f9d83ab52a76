import { expect, test } from 'vitest'
import { eachShop } from '../support/a-shop.ts'

eachShop('the tiles of the overview', (shop) => {
  test('each number is how many orders its list holds', async () => {
    await shop().paidOrder({ wants: [[shop().mug, 1]] })
    const office = shop().cloud.client(await shop().cloud.as('admin@packbench.test'))
    const { overdue, dueToday, failed } = await office.orders.overview()
    expect((await office.orders.list({ overdue: true })).total).toBe(overdue)
    expect((await office.orders.list({ dueToday: true })).total).toBe(dueToday)
    expect((await office.orders.list({ failed: true })).total).toBe(failed)
    const all = await office.orders.list({})
    expect(all.total).toBeGreaterThan(failed)
  })
})
