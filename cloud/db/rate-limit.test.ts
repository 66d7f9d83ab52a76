import { expect, test } from 'vitest'
import { eachDatabase } from '../../tests/support/databases.ts'
import { takePoint } from './rate-limit.ts'

eachDatabase('a rate limit', (db) => {
  const twice = { points: 2, seconds: 60 }

  test('allows so many in a window, tells how long to wait, and begins again after it', async () => {
    const take = () => takePoint(db.database, 'track:ip:203.0.113.7', twice)
    expect(await take()).toEqual({ allowed: true, retryAfter: 0 })
    expect((await take()).allowed).toBe(true)
    const refused = await take()
    expect(refused.allowed).toBe(false)
    expect(refused.retryAfter).toBeGreaterThan(50)
    expect(refused.retryAfter).toBeLessThanOrEqual(60)
    await db.pool.query("update rate_limits set resets_at = now() - interval '1 second'")
    expect((await take()).allowed).toBe(true)
  })

  test('counts exactly when many come at the same moment', async () => {
    const takes = await Promise.all(
      Array.from({ length: 10 }, () => takePoint(db.database, 'burst', { points: 4, seconds: 60 })),
    )
    expect(takes.filter(({ allowed }) => allowed)).toHaveLength(4)
  })

  test('keeps keys apart and no address in the database', async () => {
    await takePoint(db.database, 'a:198.51.100.9', twice)
    expect((await takePoint(db.database, 'b:198.51.100.9', twice)).allowed).toBe(true)
    const { rows } = await db.pool.query<{ key: string }>('select key from rate_limits')
    expect(rows.filter(({ key }) => key.includes('198.51'))).toEqual([])
  })

  test('inside a transaction counts only when that commits, and leaves the role as it was', async () => {
    const claims = { role: 'anon', store_id: '01900000-0000-7000-8000-000000000000' } as const
    const role = await db.database.as(claims, async (tx) => {
      await takePoint(tx, 'inside', twice)
      return tx.query('select current_user as role')
    })
    expect(role).toEqual([{ role: 'anon' }])
    await expect(
      db.database.as(claims, async (tx) => {
        await takePoint(tx, 'inside', twice)
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect((await takePoint(db.database, 'inside', twice)).allowed).toBe(true)
  })
})
