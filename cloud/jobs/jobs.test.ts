import pg from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../../tests/support/postgres.ts'
import type { Cloud } from '../cloud.ts'
import type { Log } from '../config/log.ts'
import { openDatabase } from '../db/database.ts'
import type { OpenedDatabase } from '../db/open.ts'
import { poolOf } from '../db/pglite/pool.ts'
import { migratedSeed } from '../db/pglite/seed.ts'
import { newPglite } from '../db/pglite/new-pglite.ts'
import { uuidV7 } from '../../src-shared/ids/uuid-v7.ts'
import { systemRandom } from '../system.ts'
import { openJobs } from './boss-jobs.ts'
import { defineJob, type Job } from './job.ts'
import type { Jobs } from './queue.ts'

const newId = () => uuidV7(Date.now(), systemRandom(10))
const logged: { level: string; message: string }[] = []
const write = (level: string) => (_fields: object, message: string) => void logged.push({ level, message })
const log: Log = {
  debug: write('debug'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
  child: () => log,
}

const inOrder = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)
const patient = { timeout: 15_000, interval: 50 }

async function openOn(kind: 'PGlite' | 'PostgreSQL'): Promise<OpenedDatabase> {
  if (kind === 'PGlite') {
    const lite = await newPglite({ loadDataDir: await migratedSeed() })
    const pool = poolOf(lite)
    return { db: openDatabase(pool, () => pool.end().then(() => lite.close())), backend: 'pglite' }
  }
  const fresh = await freshDatabase()
  const pool = new pg.Pool({ connectionString: fresh.url })
  pool.on('error', () => undefined)
  return { db: openDatabase(pool, () => pool.end().then(fresh.drop)), backend: 'postgres' }
}

describe.each(['PGlite', 'PostgreSQL'] as const)('jobs on %s', (kind) => {
  let opened: OpenedDatabase | undefined
  const running: Jobs[] = []
  const open = async (...all: Job[]): Promise<{ jobs: Jobs; db: OpenedDatabase['db'] }> => {
    opened ??= await openOn(kind)
    const { db } = opened
    const jobs = await openJobs({ ...opened, log, newId }, all, () => ({ db, log }) as unknown as Cloud)
    running.push(jobs)
    return { jobs, db }
  }
  afterEach(async () => {
    for (const jobs of running.splice(0)) await jobs.stop()
    await opened?.db.close()
    opened = undefined
    logged.length = 0
  })
  const claims = { role: 'anon', store_id: newId() } as const

  test('opening again writes a queue only where its job has changed', async () => {
    const steady = defineJob({
      name: 'steady',
      data: z.object({}),
      options: { cron: '5 3 * * *' },
      run: async () => {},
    })
    const before = defineJob({ name: 'other', data: z.object({}), run: async () => {} })
    const after = defineJob({ ...before, options: { retryLimit: 3, cron: '9 4 * * *' } })
    const written = async (db: OpenedDatabase['db'], name: string) =>
      (
        await db.pool.query<{ queue: string; clock: string | null; limit: number }>(
          `select q.updated_on::text as queue, s.updated_on::text as clock, q.retry_limit as limit
           from pgboss.queue q left join pgboss.schedule s on s.name = q.name where q.name = $1`,
          [name],
        )
      ).rows[0]!
    const { db } = await open(steady, before)
    const [kept, changed] = [await written(db, 'steady'), await written(db, 'other')]
    expect(kept.clock).not.toBeNull()
    await open(steady, after)
    expect(await written(db, 'steady')).toEqual(kept)
    expect(await written(db, 'other')).toMatchObject({ limit: 3, clock: expect.any(String) })
    expect(changed).toMatchObject({ limit: before.options.retryLimit, clock: null })
  })

  const counting = (
    done: number[],
    options: Partial<Job['options']> = {},
    fail: (n: number) => boolean = () => false,
  ) =>
    defineJob({
      name: 'count',
      data: z.object({ n: z.int() }),
      options,
      run(_cloud, { n }) {
        done.push(n)
        return fail(n) ? Promise.reject(new Error('not yet')) : Promise.resolve()
      },
    })

  test('a job exists exactly when the transaction of its cause commits, whatever role that ran as', async () => {
    const done: number[] = []
    const count = counting(done)
    const { jobs, db } = await open(count)
    await jobs.start()
    const failing = db.as(claims, async (tx) => {
      await jobs.enqueue(tx, count, { n: 1 })
      throw new Error('no order after all')
    })
    await expect(failing).rejects.toThrow('no order after all')
    await db.as(claims, (tx) => jobs.enqueue(tx, count, { n: 2 }))
    await db.asService((tx) => jobs.enqueueAll(tx, count, [{ n: 3 }, { n: 4 }]))
    await vi.waitFor(() => expect(inOrder(done)).toEqual([2, 3, 4]), patient)
  })

  test('jobs wait for a process that works on them, also over a restart', async () => {
    const done: number[] = []
    const count = counting(done)
    const first = await open(count)
    await first.db.asService((tx) => first.jobs.enqueue(tx, count, { n: 7 }))
    await first.jobs.stop()
    expect(done).toEqual([])
    const second = await open(count)
    await second.jobs.start()
    await vi.waitFor(() => expect(done).toEqual([7]), patient)
  })

  test('a failing job is tried again, and the last failure is one that someone hears of', async () => {
    const done: number[] = []
    const count = counting(
      done,
      { retryLimit: 1, retryDelay: 1, backoff: false },
      (n) => n === 1 || done.filter((m) => m === n).length === 1,
    )
    const { jobs, db } = await open(count)
    await jobs.start()
    await db.asService((tx) => jobs.enqueueAll(tx, count, [{ n: 1 }, { n: 2 }]))
    await vi.waitFor(() => expect(inOrder(done)).toEqual([1, 1, 2, 2]), { ...patient, timeout: 40_000 })
    await vi.waitFor(() => expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1), patient)
    expect(logged.filter(({ message }) => message.includes('will be tried again'))).toHaveLength(2)
  }, 60_000)

  test('a key admits one waiting job', async () => {
    const done: number[] = []
    const count = counting(done)
    const { jobs, db } = await open(count)
    await db.asService(async (tx) => {
      await jobs.enqueue(tx, count, { n: 1 }, { singletonKey: 'stock' })
      await jobs.enqueue(tx, count, { n: 2 }, { singletonKey: 'stock' })
      await jobs.enqueue(tx, count, { n: 3 }, { singletonKey: 'other' })
    })
    await jobs.start()
    await vi.waitFor(() => expect(inOrder(done)).toEqual([1, 3]), patient)
  })

  test('two processes share the work: each job runs once', async () => {
    const done: number[] = []
    const count = counting(done)
    const one = await open(count)
    const other = await open(count)
    await Promise.all([one.jobs.start(), other.jobs.start()])
    const numbers = Array.from({ length: 40 }, (_, n) => n)
    await one.db.asService((tx) =>
      one.jobs.enqueueAll(
        tx,
        count,
        numbers.map((n) => ({ n })),
      ),
    )
    await vi.waitFor(() => expect(inOrder(done)).toEqual(numbers), patient)
  })

  test('data that its schema refuses never enters the queue', async () => {
    const count = counting([])
    const { jobs, db } = await open(count)
    await expect(db.asService((tx) => jobs.enqueue(tx, count, { n: 'seven' } as never))).rejects.toThrow(
      'expected number',
    )
  })
})
