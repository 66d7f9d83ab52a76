import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { papersScope } from '../../cloud/sync/changes/papers-scope.ts'
import { onDatabase } from '../support/databases.ts'
import { miniStation } from './sync-support/station.ts'
import { aSyncWorld, aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

describe('several cloud processes on one PostgreSQL', () => {
  const db = onDatabase('PostgreSQL')
  let here: SyncWorld
  beforeAll(async () => {
    here = await aSyncWorldOn(db, { shared: true })
  })
  afterAll(() => here?.close())

  test('what is saved in one comes out of a stream of the other, by its poke alone', async () => {
    const there = await aSyncWorld(db.database, { shared: true })
    const [doc] = await here.addFulfillments(1)
    const enrolled = await here.enrol()
    const stream = await miniStation({ ...here, url: there.url }, enrolled).follow()
    await stream.until((line) => line.t === 'cursor')
    for (let change = 1; change <= 5; change++) {
      await here.office(doc!.id, 'fulfillment.note', { text: `Note ${change}` })
      await stream.until(
        (line) => line.t === 'put' && line.id === doc!.id && line.doc.notes.length === change,
      )
    }
    stream.close()
    await there.close()
  })

  test('that a store’s papers changed is said on the streams of every process, and only of that store', async () => {
    const there = await aSyncWorld(db.database, { shared: true })
    const stream = await miniStation({ ...here, url: there.url }, await here.enrol()).follow()
    await stream.until((line) => line.t === 'cursor')
    const [row] = (await db.pool.query<{ store_id: string }>('select store_id from devices limit 1')).rows
    here.sync.poke([papersScope('019a0000-0000-7000-8000-00000000dead')])
    here.sync.poke([papersScope(row!.store_id)])
    await stream.until((line) => line.t === 'ping' && line.papers === 'changed')
    expect(stream.lines.filter((line) => line.t === 'ping' && line.papers)).toHaveLength(1)
    stream.close()
    await there.close()
  })

  test('a listener whose connection was killed listens again, and what it missed arrives', async () => {
    const [doc] = await here.addFulfillments(1)
    const there = await aSyncWorld(db.database, { shared: true })
    const stream = await miniStation({ ...here, url: there.url }, await here.enrol()).follow()
    await stream.until((line) => line.t === 'cursor')
    await db.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'`,
    )
    await here.office(doc!.id, 'fulfillment.note', { text: 'Said while nobody listened' })
    await stream.until((line) => line.t === 'put' && line.id === doc!.id && line.doc.notes.length === 1)
    expect(stream.lines.some((line) => line.t === 'reset')).toBe(false)
    stream.close()
    await there.close()
  })
})
