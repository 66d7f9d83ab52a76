import type { Clock } from '../../src-shared/std/instant.ts'
import type { Auth } from '../auth/auth.ts'
import type { Log } from '../config/log.ts'
import type { Database } from '../db/database.ts'
import type { CloudApp } from '../http.ts'
import { openHub } from './changes/hub.ts'
import { currentEpoch } from './epoch.ts'
import { openPoker } from './poke.ts'
import type { SaveChanges } from './push/settle.ts'
import { noteSeen } from './seen.ts'
import { WINDOW_DAYS } from './window.ts'
import { openBudget } from './wire/budget.ts'
import { openStreams } from './wire/open-streams.ts'
import { syncRoutes } from './wire/routes.ts'

/**
 * Sync, as the rest of the cloud sees it.
 *
 *     station ── push ──▶ one transaction: judge, save, record ──▶ commit ─┐
 *     anyone else who saves a fulfilment ────────────────────────▶ commit ─┤ poke
 *     station ◀─ changes ── feed of its scope ◀── one query a poke ◀───────┘
 */
export interface Sync {
  /** Something changed in these scopes (`factory:…`, `maker:…`, `store:…`). Call after the commit; see `scopesOf`. */
  poke(scopes: Iterable<string>): void
  /** Adds `POST /v1/sync/push` and `GET /v1/sync/changes`. */
  routes(app: CloudApp): void
  /** How many streams this process serves. */
  streams(): number
  /** Ends all streams and stops listening. */
  close(): Promise<void>
}

export interface SyncParts {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly auth: Pick<Auth, 'authenticate'>
  readonly newId: () => string
  /** The one writer of fulfilments. */
  readonly save: SaveChanges
  /** Whether other processes may share the database. False for PGlite. */
  readonly shared: boolean
  readonly settings?: Partial<SyncSettings>
}

export interface SyncSettings {
  readonly windowDays: number
  /** Documents in one page of a bootstrap. */
  readonly pageRows: number
  readonly safetyPollMs: number
  readonly heartbeatMs: number
  readonly backlogBytes: number
  readonly stallMs: number
  /** Pushes of one station: a second, at once after a pause, and running or waiting at the same time. */
  readonly pushesPerSecond: number
  readonly pushBurst: number
  readonly pushesAtOnce: number
}

export const USUAL_SETTINGS: SyncSettings = {
  windowDays: WINDOW_DAYS,
  pageRows: 1000,
  safetyPollMs: 5_000,
  heartbeatMs: 10_000,
  backlogBytes: 8 * 1024 * 1024,
  stallMs: 60_000,
  pushesPerSecond: 20,
  pushBurst: 100,
  pushesAtOnce: 3,
}

const SEEN_MS = 60_000

/** Opens sync: finds out which database this is, and listens for what other processes change. */
export async function openSync(parts: SyncParts): Promise<Sync> {
  const { db, clock, log, auth, newId, save } = parts
  const settings = { ...USUAL_SETTINGS, ...parts.settings }
  let epoch = await currentEpoch(db, newId)
  const feedParts = { db, clock, log, epoch: () => epoch }
  const hub = openHub(feedParts, settings)
  const streams = openStreams()

  /** The connection was lost and is back: perhaps to another database. */
  const lookAgain = async (): Promise<void> => {
    const now = await currentEpoch(db, newId)
    if (now === epoch) return hub.poke(null)
    log.error({ before: epoch, now }, 'The database was restored or moved: all stations start again')
    epoch = now
    hub.cutAll()
    streams.endAll()
  }
  const failed = (doing: string) => (error: Error) => log.warn({ error: error.message }, doing)

  const poker = await openPoker({
    pool: db.pool,
    self: newId(),
    shared: parts.shared,
    heard: (scopes) => hub.poke(scopes),
    again: () => void lookAgain().catch(failed('The sync epoch could not be read')),
    failed: failed('Other processes could not be poked; they look by themselves soon'),
  })
  const seeing = setInterval(() => {
    noteSeen(db, clock, streams.devices()).catch(failed('When stations were seen could not be noted'))
  }, SEEN_MS)

  return {
    poke: (scopes) => poker.poke(scopes),
    routes: (app) =>
      syncRoutes(app, {
        ...feedParts,
        auth,
        save,
        hub,
        streams,
        poke: (scopes) => poker.poke(scopes),
        windowDays: settings.windowDays,
        pageRows: settings.pageRows,
        bounds: settings,
        budget: openBudget(clock, {
          perSecond: settings.pushesPerSecond,
          burst: settings.pushBurst,
          atOnce: settings.pushesAtOnce,
        }),
      }),
    streams: () => hub.readers(),
    async close() {
      clearInterval(seeing)
      hub.close()
      streams.endAll()
      await poker.close()
    },
  }
}
