import { expect, test } from 'vitest'
import { problemOf } from '../support/a-cloud.ts'
import { eachShop } from '../support/a-shop.ts'

eachShop('saved filters', (shop) => {
  const people = async () => {
    const { cloud } = shop()
    await cloud.addPerson({ email: 'bea@packbench.test', role: 'admin' }).catch(() => undefined)
    return [
      cloud.client(await cloud.as('admin@packbench.test')),
      cloud.client(await cloud.as('bea@packbench.test')),
    ] as const
  }

  test('each person keeps their own; a shared one is seen by all and changed by its owner only', async () => {
    const [ann, bea] = await people()
    const { newId } = shop().cloud.cloud
    const [late, money] = [newId(), newId()]
    await ann.desk.saveFilter({ id: late, name: 'Late', filter: { overdue: true, sort: 'due' } })
    // The same once more, as after a lost answer.
    await ann.desk.saveFilter({ id: late, name: 'Late', filter: { overdue: true, sort: 'due' } })
    const mine = await ann.desk.saveFilter({
      id: money,
      name: 'Money back',
      filter: { payment: ['refunded'] },
      shared: true,
    })
    expect(mine.map(({ name, shared, mine: own, filter }) => ({ name, shared, own, filter }))).toEqual([
      { name: 'Late', shared: false, own: true, filter: { overdue: true, sort: 'due' } },
      { name: 'Money back', shared: true, own: true, filter: { payment: ['refunded'] } },
    ])
    expect(await bea.desk.savedFilters()).toMatchObject([{ id: money, mine: false, ownerName: 'admin' }])
    // A name is taken by one person, not by the office.
    await bea.desk.saveFilter({ id: newId(), name: 'Late', filter: { held: true } })
    for (const attempt of [
      () => bea.desk.changeFilter({ id: money, name: 'Mine now' }),
      () => bea.desk.removeFilter({ id: money }),
      () => bea.desk.changeFilter({ id: late, shared: true }),
      () => bea.desk.removeFilter({ id: late }),
    ])
      expect((await problemOf(attempt())).status).toBe(404)
    expect(await problemOf(ann.desk.changeFilter({ id: money, name: 'Late' }))).toMatchObject({ status: 409 })

    await ann.desk.changeFilter({ id: money, name: 'Refunds', shared: false })
    expect((await bea.desk.savedFilters()).map(({ name }) => name)).toEqual(['Late'])
    await ann.desk.removeFilter({ id: money })
    expect((await ann.desk.savedFilters()).map(({ name }) => name)).toEqual(['Late'])
    const log = await shop().rows<{ action: string }>(
      'select action from admin_audit_log where subject_id = $1 order by seq',
      money,
    )
    expect(log.map((row) => row.action)).toEqual(['filter.saved', 'filter.changed', 'filter.removed'])
  })

  test('nobody but an admin has any, and nobody writes one into another person’s name', async () => {
    const { cloud } = shop()
    const [ann] = await people()
    await ann.desk.saveFilter({ id: cloud.cloud.newId(), name: 'Everybody', filter: {}, shared: true })
    await cloud.addPerson({ email: 'op@packbench.test', role: 'operator', factoryId: shop().capeTown })
    const operator = cloud.client(await cloud.as('op@packbench.test'))
    expect((await problemOf(operator.desk.savedFilters())).status).toBe(403)
    expect((await problemOf(cloud.client().desk.savedFilters())).status).toBe(401)
    const [owner] = await shop().rows<{ id: string }>(
      "select id from users where email = 'admin@packbench.test'",
    )
    const stranger = {
      role: 'authenticated',
      store_id: cloud.cloud.storeId,
      app_role: 'admin',
      sub: cloud.cloud.newId(),
    } as const
    const forged = cloud.cloud.db.as(stranger, (tx) =>
      tx.query(
        `insert into saved_filters (id, store_id, user_id, name, filter, created_at) values ($1, $2, $3, 'Forged', '{}', now())`,
        [cloud.cloud.newId(), cloud.cloud.storeId, owner!.id],
      ),
    )
    await expect(forged).rejects.toMatchObject({ code: '42501' })
  })
})
