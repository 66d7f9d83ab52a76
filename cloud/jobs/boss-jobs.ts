import { PgBoss, type JobWithMetadata } from 'pg-boss'
import type { Cloud } from '../cloud.ts'
import type { Log } from '../config/log.ts'
import type { Database } from '../db/database.ts'
import type { Backend } from '../db/open.ts'
import { withLock } from '../db/with-lock.ts'
import { bossDatabase, insideTransaction } from './boss-database.ts'
import { grantQueue } from './grant-queue.ts'
import type { Job } from './job.ts'
import { openQueues } from './open-queues.ts'
import type { Jobs } from './queue.ts'
import { runJob } from './run-job.ts'

/** How long a stop waits for running jobs; a job cut off then is run again by whoever is next. */
const STOP_TIMEOUT_MS = 30_000
/** A NOTIFY starts a job at once; this is how soon a job starts that waited for a retry, or whose NOTIFY was lost. */
const BACKSTOP_SECONDS = 5
const WORKERS_PER_JOB = 2

/**
 * The job queue of pg-boss on our own pool. `open` makes the queues, so that jobs can be added; `start` begins to work on them.
 * A queue admits one waiting or running job per key, so a job without a key of its own gets a fresh one.
 */
export async function openJobs(
  given: { db: Database; backend: Backend; log: Log; newId: () => string },
  all: readonly Job[],
  cloud: () => Cloud,
): Promise<Jobs> {
  const { log, newId } = given
  const boss = new PgBoss({
    db: bossDatabase(given.db.pool),
    backend: given.backend,
    schema: 'pgboss',
    useListenNotify: true,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue had trouble and goes on'))
  boss.on('warning', ({ message }) => log.warn({}, message))
  // One process at a time: schemas, queues and grants made by two at once collide.
  await withLock(given.db.pool, 'queue', async (client) => {
    await boss.start()
    await openQueues(boss, all)
    await grantQueue(client)
  })
  let running = false

  const insert: Jobs['enqueueAll'] = (tx, job, data) =>
    tx.elevated((service) =>
      insideTransaction(service, async () => {
        await boss.insert(
          job.name,
          data.map((one) => ({ data: job.data.parse(one) as object, singletonKey: newId() })),
        )
      }),
    )

  return {
    enqueue: (tx, job, data, { singletonKey, startAfter } = {}) =>
      tx.elevated((service) =>
        insideTransaction(service, async () => {
          await boss.send(job.name, job.data.parse(data) as object, {
            singletonKey: singletonKey ?? newId(),
            ...(startAfter && { startAfter }),
          })
        }),
      ),
    enqueueAll: insert,
    running: () => running,
    async start() {
      for (const job of all) {
        for (let worker = 0; worker < WORKERS_PER_JOB; worker++) await work(boss, job, cloud)
      }
      running = true
    },
    async stop() {
      running = false
      await boss.stop({ graceful: true, close: false, timeout: STOP_TIMEOUT_MS })
    },
  }
}

/** One worker: after a job it looks for the next one at once, so that a burst of jobs is not worked off at the backstop's pace. */
async function work(boss: PgBoss, job: Job, cloud: () => Cloud): Promise<void> {
  const options = {
    includeMetadata: true,
    batchSize: 1,
    notifyPollingIntervalSeconds: BACKSTOP_SECONDS,
    pollingIntervalSeconds: BACKSTOP_SECONDS,
  } as const
  let id = ''
  id = await boss.work(job.name, options, async (taken: JobWithMetadata[]) => {
    boss.notifyWorker(id)
    for (const one of taken) await runJob(cloud(), job, one)
  })
}
