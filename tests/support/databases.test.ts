import { expect, test } from 'vitest'
import { eachDatabase } from './databases.ts'

eachDatabase('a fresh database', (db) => {
  test('is migrated and empty', async () => {
    const { rows } = await db.pool.query<{ orders: number }>('select count(*)::int as orders from orders')
    expect(rows).toEqual([{ orders: 0 }])
  })

  test('runs work as the role that row-level security binds', async () => {
    const rows = await db.database.as(
      { role: 'anon', store_id: '01900000-0000-7000-8000-000000000000' },
      (tx) => tx.query<{ role: string }>('select current_user as role'),
    )
    expect(rows).toEqual([{ role: 'anon' }])
  })

  test('speaks the SQL of PostgreSQL 18', async () => {
    const { rows } = await db.pool.query<{ id: string }>('select uuidv7() as id')
    expect(rows[0]?.id).toMatch(/^[0-9a-f-]{14}7/)
  })
})
