import { expect, test } from 'vitest'
import { eachDatabase } from '../../tests/support/databases.ts'
import type { Claims } from './database.ts'

const claims: Claims = { role: 'authenticated', store_id: '01900000-0000-7000-8000-000000000000' }

eachDatabase('a transaction', (db) => {
  const who = 'select current_user as role'

  test('is elevated only for its consequences, also when they fail without touching the database', async () => {
    const roles = await db.database.as(claims, async (tx) => {
      const before = await tx.query(who)
      const during = await tx.elevated((service) => service.query(who))
      await tx.elevated(() => Promise.reject(new Error('no'))).catch(() => undefined)
      return [...before, ...during, ...(await tx.query(who))]
    })
    expect(roles).toEqual([{ role: 'authenticated' }, { role: 'service_role' }, { role: 'authenticated' }])
  })

  test('carries its claims to its end and no further', async () => {
    const claim = "select app.claim('store_id') as store"
    expect(await db.database.as(claims, (tx) => tx.query(claim))).toEqual([{ store: claims.store_id }])
    expect((await db.pool.query(`${claim}, current_user <> 'authenticated' as back`)).rows).toEqual([
      { store: null, back: true },
    ])
  })

  test('calls what waits for its commit after it, and never after a rollback', async () => {
    const called: string[] = []
    await db.database.asService(async (tx) => {
      tx.afterCommit(() => called.push('after'))
      await tx.query('select 1')
      called.push('work')
    })
    const failing = db.database.asService(async (tx) => {
      tx.afterCommit(() => called.push('never'))
      await tx.query('select 1/0')
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(called).toEqual(['work', 'after'])
  })

  test('says that nothing was saved when a failed statement was swallowed', async () => {
    const work = db.database.asService(async (tx) => {
      await tx.query('select 1/0').catch(() => undefined)
    })
    await expect(work).rejects.toThrow('Nothing was saved')
  })

  test('inside another one is refused instead of waiting for it', async () => {
    const inner = db.database.asService(() => db.database.asService((tx) => tx.query('select 1')))
    await expect(inner).rejects.toThrow('use the tx you were given')
    expect(await db.database.asService((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }])
  })
})
