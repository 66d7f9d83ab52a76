import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { onDatabase } from '../support/databases.ts'
import { miniStation, replicaAfter } from './sync-support/station.ts'
import { aSyncWorldOn, type SyncWorld } from './sync-support/world.ts'

/** Needs several transactions at once, which PGlite has not. */
describe('I8: a cursor never moves backward and never past a change not yet delivered, on PostgreSQL', () => {
  const db = onDatabase('PostgreSQL')
  let world: SyncWorld
  const open: pg.PoolClient[] = []
  beforeAll(async () => {
    world = await aSyncWorldOn(db)
  })
  afterEach(async () => {
    for (const client of open.splice(0)) {
      await client.query('rollback')
      client.release()
    }
  })
  afterAll(() => world?.close())

  const begin = async (): Promise<pg.PoolClient> => {
    const client = await db.pool.connect()
    open.push(client)
    await client.query('begin; select pg_current_xact_id()')
    return client
  }
  const end = async (client: pg.PoolClient, how: 'commit' | 'rollback'): Promise<void> => {
    await client.query(how)
    client.release()
    open.splice(open.indexOf(client), 1)
  }
  const touch = (client: pg.PoolClient | pg.Pool, id: string) =>
    client.query('update fulfillment_requests set version = version + 1 where id = $1', [id])

  test('a transaction that began first and commits last is not skipped by a pull in between', async () => {
    const [slow, fast] = await world.addFulfillments(2)
    const station = miniStation(world, await world.enrol())
    const start = await station.fetchAll()
    const cursor = start.findLast((line) => line.t === 'cursor')!.cursor
    const long = await begin()
    await touch(long, slow!.id)
    await touch(db.pool, fast!.id)
    const between = await station.fetchAll(cursor)
    expect(between.flatMap((line) => (line.t === 'put' ? [line.id] : []))).toEqual([fast!.id])
    await end(long, 'commit')
    const after = await station.fetchAll(between.findLast((line) => line.t === 'cursor')!.cursor)
    expect(after.flatMap((line) => (line.t === 'put' ? [line.id] : []))).toContain(slow!.id)
  })

  test('nor by a stream that was open all the time, and there it comes exactly once', async () => {
    const [slow, fast] = await world.addFulfillments(2)
    const stream = await miniStation(world, await world.enrol()).follow()
    await stream.until((line) => line.t === 'cursor')
    const beginning = stream.lines.length
    const long = await begin()
    await touch(long, slow!.id)
    for (let round = 0; round < 3; round++) {
      await touch(db.pool, fast!.id)
      world.sync.poke([`factory:${world.factoryA}`])
      await stream.until((line) => line.t === 'put' && line.id === fast!.id && line.version === 2 + round)
    }
    await end(long, 'commit')
    world.sync.poke([`factory:${world.factoryA}`])
    await stream.until((line) => line.t === 'put' && line.id === slow!.id && line.version === 2)
    await stream.until((line, lines) => line.t === 'cursor' && lines.at(-1) === line)
    const put = stream.lines
      .slice(beginning)
      .flatMap((line) => (line.t === 'put' ? [`${line.id} ${line.version}`] : []))
    expect(put).toEqual([2, 3, 4].map((version) => `${fast!.id} ${version}`).concat(`${slow!.id} 2`))
    stream.close()
  })

  test('after any interleaving of transactions, each pull brings the replica to what is committed', async () => {
    const docs = await world.addFulfillments(4)
    const enrolled = await world.enrol()
    const steps = fc.array(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record({ do: fc.constant('write' as const), tx: fc.nat(2), doc: fc.nat(3) }),
        },
        {
          weight: 3,
          arbitrary: fc.record({
            do: fc.constantFrom('commit' as const, 'rollback' as const),
            tx: fc.nat(2),
          }),
        },
        { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const) }) },
      ),
      { minLength: 5, maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (interleaving) => {
        const station = miniStation(world, enrolled)
        let replica = replicaAfter([])
        let cursor: string | null = null
        const running = new Map<number, { client: pg.PoolClient; holds: Set<string> }>()
        const pull = async (): Promise<void> => {
          const lines = await station.fetchAll(cursor)
          expect(lines.some((line) => line.t === 'reset')).toBe(false)
          const next = lines.findLast((line) => line.t === 'cursor')!.cursor
          if (cursor) expect(xidOf(next)).toBeGreaterThanOrEqual(xidOf(cursor))
          cursor = next
          replica = replicaAfter(lines, replica)
          for (const { id } of docs) expect(replica.get(id)?.version).toBe((await world.stored(id)).version)
        }
        await pull()
        for (const step of interleaving) {
          if (step.do === 'pull') await pull()
          if (step.do === 'write') {
            const { id } = docs[step.doc]!
            // Who holds a row makes others wait: a wait that would never end here.
            if ([...running].some(([tx, { holds }]) => tx !== step.tx && holds.has(id))) continue
            const tx = running.get(step.tx) ?? { client: await begin(), holds: new Set<string>() }
            running.set(step.tx, tx)
            tx.holds.add(id)
            await touch(tx.client, id)
          }
          if (step.do === 'commit' || step.do === 'rollback') {
            const tx = running.get(step.tx)
            running.delete(step.tx)
            if (tx) await end(tx.client, step.do)
          }
        }
        for (const { client } of running.values()) await end(client, 'commit')
        await pull()
      }),
      { numRuns: 25 },
    )
  })
})

const xidOf = (cursor: string): bigint => BigInt(cursor.split('.')[1]!)
