import { uuidV7 } from '../src-shared/ids/uuid-v7.ts'
import type { Clock } from '../src-shared/std/instant.ts'
import { createApp } from './api/app.ts'
import { openAuth } from './auth/open-auth.ts'
import type { Cloud } from './cloud.ts'
import { readConfig, type Config } from './config/config.ts'
import { openLog } from './config/log.ts'
import { loadSecrets } from './config/secrets.ts'
import { openMigratedDatabase, type OpenedDatabase } from './db/open.ts'
import { allJobs } from './jobs/all.ts'
import { openJobs } from './jobs/boss-jobs.ts'
import type { Job } from './jobs/job.ts'
import { fillDemo } from './fill-demo.ts'
import { saveFulfillments } from './fulfillment/save.ts'
import { openServer } from './server.ts'
import { ensureStore } from './store.ts'
import { openSync } from './sync/sync.ts'
import { systemClock, systemRandom } from './system.ts'
import { diskStorage } from './providers/storage/disk.ts'
import { webRoutes } from './web/routes.ts'

export interface RunningCloud {
  readonly url: string
  readonly cloud: Cloud
  /** Stops accepting, lets requests and jobs finish, closes streams, jobs and database, in that order. */
  close(): Promise<void>
}

export interface StartOptions {
  /** Instead of what the environment would say; the port is a free one unless given. */
  readonly config?: Partial<Config>
  /** An open, migrated database instead of the configured one. Closed with the cloud. */
  readonly database?: OpenedDatabase
  readonly clock?: Clock
  readonly random?: (bytes: number) => Uint8Array
  /** Jobs beside the usual ones. */
  readonly jobs?: readonly Job[]
}

/**
 * Starts a cloud in this process and returns once it serves. Tests call this with a folder and nothing else;
 * main.ts calls it with what the environment says. Throws a sentence when it cannot start.
 */
export async function startCloud(options: StartOptions = {}): Promise<RunningCloud> {
  const config: Config = { ...readConfig({ PORT: '0', LOG_LEVEL: 'error' }), ...options.config }
  const clock = options.clock ?? systemClock
  const random = options.random ?? systemRandom
  const newId = (): string => uuidV7(clock.now(), random(10))
  const log = openLog(config.logLevel)
  const secrets = loadSecrets(config, random)

  const undo: (() => void | Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (let act = undo.pop(); act; act = undo.pop()) await act()
  }
  try {
    const { db, backend } =
      options.database ?? (await openMigratedDatabase({ url: config.databaseUrl, dataDir: config.dataDir }))
    undo.push(() => db.close())
    const storeId = await ensureStore({ db, newId })
    const jobs = await openJobs(
      { db, backend, log, newId },
      [...allJobs, ...(options.jobs ?? [])],
      () => cloud,
    )
    undo.push(() => jobs.stop())
    const server = await openServer(config)
    undo.push(() => server.finish())
    const publicUrl = config.publicUrl ?? server.url
    const storage = diskStorage({
      folder: `${config.dataDir}/storage`,
      publicUrl,
      secret: secrets.tokenSecret,
      clock,
    })
    const auth = openAuth({ db, clock, storeId, secret: secrets.tokenSecret })
    const sync = await openSync({
      db,
      clock,
      log,
      auth,
      newId,
      save: (tx, changes) => saveFulfillments({ clock, newId, jobs }, tx, changes),
      shared: backend === 'postgres',
    })
    undo.push(() => sync.close())
    const onClose = (act: () => void | Promise<void>): void => void undo.push(act)
    const cloud: Cloud = {
      config,
      secrets,
      publicUrl,
      storeId,
      db,
      clock,
      newId,
      random,
      jobs,
      storage,
      auth,
      log,
      poke: sync.poke,
      onClose,
    }
    if (config.demoOrders > 0) await fillDemo(cloud, config.demoOrders)
    server.answerWith(createApp(cloud, [(app) => sync.routes(app), webRoutes]))
    await jobs.start()
    log.info({ url: server.url, backend }, 'the cloud serves')
    undo.push(() => server.stopAccepting())
    return { url: server.url, cloud, close }
  } catch (error) {
    await close()
    throw error
  }
}
