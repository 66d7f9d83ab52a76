import { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { poolOf } from './pool.ts'

let lite: PGlite
let pool: pg.Pool
beforeAll(async () => {
  lite = await PGlite.create()
  pool = poolOf(lite, 200)
  await pool.query('create table parcels (id int primary key, weight numeric, packed timestamptz)')
})
afterAll(async () => {
  await pool.end()
  await lite.close()
})

test('statements with values, errors in between, and several statements in one text', async () => {
  await pool.query('insert into parcels values ($1, $2, $3)', [1, '2.50', new Date('2026-11-21T08:00:00Z')])
  await expect(pool.query('insert into parcels values ($1)', [1])).rejects.toMatchObject({ code: '23505' })
  await expect(pool.query('selec')).rejects.toMatchObject({ code: '42601' })
  const results = (await pool.query('select 1 as a; select 2 as b')) as unknown as pg.QueryResult[]
  expect(results.map(({ rows }) => rows)).toEqual([[{ a: 1 }], [{ b: 2 }]])
  const { rows } = await pool.query('select weight, packed from parcels where id = $1', [1])
  expect(rows).toEqual([{ weight: '2.50', packed: new Date('2026-11-21T08:00:00Z') }])
})

test('transactions of several clients do not mix', async () => {
  const [a, b] = [await pool.connect(), await pool.connect()]
  await a.query('begin')
  await a.query('insert into parcels (id) values (10)')
  const later = b.query<{ n: number }>('select count(*)::int as n from parcels where id = 10')
  await a.query('rollback')
  expect((await later).rows).toEqual([{ n: 0 }])
  a.release()
  b.release()
})

test('a client that goes in the middle of a transaction leaves nothing behind', async () => {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('insert into parcels (id) values (20)')
  client.release(new Error('lost'))
  expect((await pool.query('select id from parcels where id = 20')).rows).toEqual([])
})

test('asking the pool inside a transaction is told why it waits, and the transaction goes on', async () => {
  const client = await pool.connect()
  await client.query('begin')
  await expect(pool.query('select 1')).rejects.toThrow('It has a single session')
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.query('commit')
  client.release()
})

test('a notification reaches who listens, after the commit and not before', async () => {
  const ears = await pool.connect()
  const heard: (string | undefined)[] = []
  ears.on('notification', ({ payload }) => heard.push(payload))
  await ears.query('listen parcels')
  const mouth = await pool.connect()
  await mouth.query('begin')
  await mouth.query("select pg_notify('parcels', 'packed')")
  expect(heard).toEqual([])
  await mouth.query('commit')
  await vi.waitFor(() => expect(heard).toEqual(['packed']))
  ears.release(true)
  mouth.release()
})

test('many clients at once all get their own answers', async () => {
  const asked = Array.from({ length: 200 }, (_, n) => n)
  const answers = await Promise.all(
    asked.map(async (n) => (await pool.query<{ n: number }>('select $1::int as n', [n])).rows[0]?.n),
  )
  expect(answers).toEqual(asked)
})
