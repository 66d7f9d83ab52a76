import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { FileRef, OpenFile } from '../files/port.ts'
import type { FileAnswer } from '../files/file-answer.ts'
import { openFiles } from '../files/files.ts'
import { openWithDesktop } from '../files/open-with-desktop.ts'
import { stationFileKey } from '../files/vault/station-key.ts'
import { openOutbox } from '../outbox/outbox.ts'
import { projectAll } from '../outbox/projection.ts'
import type { BenchRoom } from '../packing/bench-room.ts'
import { diskReserve, type DiskReserve } from '../replica/disk-reserve.ts'
import { openPrinting, type PrintingDoors } from '../printing/open-printing.ts'
import { openReplicaHouse } from '../replica/replica-house.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import type { Fetch } from '../session/cloud-api.ts'
import { enrolStation, readEnrolment } from '../session/enrolment.ts'
import { plainSecrets, type Secrets } from '../session/secrets.ts'
import { asShown, openSession } from '../session/session.ts'
import { openPapers } from '../session/store-papers.ts'
import type { Wait } from '../sync/bell.ts'
import { httpWire, type CloudAddress } from '../sync/cloud-client.ts'
import { startSync, type Sync } from '../sync/sync-loop.ts'
import { trueTime } from '../sync/true-time.ts'
import type { CloudWire } from '../sync/wire.ts'
import { toInstant, type Clock } from '../../src-shared/std/instant.ts'
import { openBesideSync } from './beside-sync.ts'
import { eventHub } from './event-hub.ts'
import { linkToFile } from './file-link.ts'
import { countRepair } from './life.ts'
import { idsOf, machineClock, machineWait } from './machine.ts'
import { openPrecious } from './precious.ts'
import { openReporting } from './reporting.ts'
import { stationRouter, type StationRouter } from './router.ts'
import { logToStderr, type StationLog } from './station-log.ts'
import { stationStatus } from './status.ts'

/** Everything that comes in by the door. Only the folder has to be named; the rest is this machine's own. */
export interface StationOptions {
  /** Made with mode 0700 if it is not there. */
  readonly dataDir: string
  readonly version?: string
  readonly clock?: Clock
  /** A fresh uuid v7. */
  readonly newId?: () => string
  /** A random number from 0 to 1, for spreading attempts. */
  readonly random?: () => number
  readonly wait?: Wait
  /** For the JSON API of the cloud and for print files. */
  readonly fetch?: Fetch
  /** For sync. */
  readonly wire?: (address: CloudAddress) => CloudWire
  /** How long an action can be taken back before it is sent. */
  readonly undoMs?: number
  readonly openFile?: OpenFile
  readonly secrets?: Secrets
  /** Where this station will probably be enrolled: the form for that starts with it. Anything but a web address is left out. */
  readonly likelyCloudUrl?: string | undefined
  /** For tests: how printers are reached, and how patiently. */
  readonly printing?: Partial<
    Pick<PrintingDoors, 'openPort' | 'patience' | 'retryMs' | 'askEveryMs' | 'at' | 'drawWorker'>
  >
  readonly log?: StationLog
  /** For tests: how often the station reports without news, ms. */
  readonly reportEveryMs?: number
}

export interface Station {
  readonly router: StationRouter
  /** The bytes of a print file that is here, or the part of them that a Range header asks for, for a host's window. */
  printFile(ref: FileRef, range: string | undefined): FileAnswer
  /** Windows that listen to events now. */
  listeners(): number
  close(): Promise<void>
}

export type { FileAnswer } from '../files/file-answer.ts'

const webAddress = z.url({ protocol: /^https?$/ })

/** Opens the station of one data folder, alone. Throws where another process has it, or where the disk refuses. */
export async function openStation(options: StationOptions): Promise<Station> {
  const {
    dataDir,
    version = '0.1.0',
    clock = machineClock,
    secrets = plainSecrets,
    log = logToStderr,
  } = options
  const newId = options.newId ?? idsOf(clock)
  const fetch: Fetch = options.fetch ?? ((request, init) => globalThis.fetch(request, init))
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  chmodSync(dataDir, 0o700)

  const reserve = diskReserve(join(dataDir, 'reserve.bin'))
  const { file, newLife } = withRoom(reserve, () =>
    openPrecious(join(dataDir, 'station.db'), String(clock.now()), log),
  )
  const outbox = openOutbox({ file, clock, newId, undoMs: options.undoMs ?? 5000 })
  const repair = (why: string): void => {
    countRepair(file)
    log('error', 'the station repaired itself', { why })
  }
  if (newLife) {
    outbox.renewIncarnation()
    repair(newLife.sentence)
  }

  let sync: Sync | null = null
  const house = openReplicaHouse(join(dataDir, 'replica.db'), () => {
    repair('the replica was damaged and is fetched again')
    sync?.refetch()
  })
  withRoom(reserve, () =>
    house.use((replica) => {
      projectAll(replica, outbox)
      outbox.release(replica.position.read())
    }),
  )
  reserve.refill()

  const time = trueTime(clock, file.settings.get('clockOffset', z.number()) ?? 0, (offset) =>
    file.settings.set('clockOffset', offset),
  )
  const events = eventHub()
  let closed = false
  const tellStatus = soon(() => closed || events.tell({ t: 'status', status: status() }))
  const session = openSession({ file, secrets, fetch, now: time.now, onChange: tellStatus })
  const bench: BenchRoom = {
    file,
    house,
    outbox,
    clock,
    newId,
    trueNow: time.now,
    person: session.person,
    makeRoom: reserve.release,
    onAction(id) {
      events.tell({ t: 'fulfillments', ids: [id] })
      tellStatus()
      sync?.wake()
      lookBeside()
    },
    onRefusals() {
      events.tell({ t: 'refusals' })
      lookBeside()
    },
    warn: (message, detail) => log('warn', message, detail),
  }
  const stationKey = stationFileKey(file.settings, secrets)
  const files = openFiles({
    house,
    folder: join(dataDir, 'files'),
    copiesFolder: join(dataDir, 'opened'),
    stationKey,
    newId,
    now: () => toInstant(time.now()),
    monotonic: clock.monotonic,
    linkTo: ({ fulfillmentId, printFileId: id }) => linkToFile(session, { id, fulfillmentId }),
    fetch: (url, init) => fetch(new Request(url, init)),
    openFile: options.openFile ?? openWithDesktop,
    onCopy: (ref) =>
      file.openings.add({
        ...ref,
        id: newId(),
        personId: session.person()?.id ?? null,
        openedAt: toInstant(time.now()),
      }),
    onChange: soon(() => events.tell({ t: 'files' })),
  })
  const papers = openPapers({ file, session, log, changed: () => events.tell({ t: 'printing' }) })
  const printing = openPrinting({
    db: file.db,
    clock,
    newId,
    findFulfillment: (id) => house.use((replica) => replica.fulfillments.find(id))?.doc ?? null,
    store: papers.sender,
    ...options.printing,
  })
  printing.onChange(
    soon(() => {
      events.tell({ t: 'printing' })
      tellStatus()
      reporting.look()
    }),
  )
  const beside = openBesideSync({
    dataDir,
    stationKey,
    bench,
    files,
    printing,
    session,
    secrets,
    fetch,
    wait: options.wait ?? machineWait,
    chance: options.random ?? Math.random,
    log,
    onChange: () => tellStatus(),
  })
  const reporting = openReporting({
    file,
    outbox,
    printing,
    session,
    version,
    wait: options.wait ?? machineWait,
    chance: options.random ?? Math.random,
    everyMs: options.reportEveryMs,
    log,
    onChange: () => tellStatus(),
  })
  const lookBeside = soon(() => {
    if (closed) return
    beside.look()
    reporting.look()
  })
  let contact: string | null = null
  /** Anything that sync has to say: what is wiped and what is sent beside it may be different now. */
  const heardOfSync = (): void => {
    const now = sync?.state().contact ?? null
    if (now === 'online' && contact !== 'online') {
      beside.hurry()
      reporting.hurry()
    }
    contact = now
    lookBeside()
  }
  const shownPerson = () => {
    const person = session.person()
    return person && asShown(person)
  }
  const startedAt = time.now()
  const likelyCloudUrl = webAddress.safeParse(options.likelyCloudUrl).data ?? null
  const status = () =>
    stationStatus({
      version,
      bench,
      printing,
      photos: beside.photos,
      sync,
      startedAt,
      trouble: newLife?.sentence ?? null,
      likelyCloudUrl,
    })

  function beginSync(): void {
    const enrolment = readEnrolment(file)
    const deviceToken = enrolment && secrets.open(enrolment.sealedToken)
    if (!enrolment || deviceToken === null) return
    sync = startSync({
      deviceId: enrolment.deviceId,
      wire: (options.wire ?? httpWire)({ cloudUrl: enrolment.cloudUrl, deviceToken, version }),
      house,
      outbox,
      time,
      log,
      monotonic: clock.monotonic,
      chance: options.random ?? Math.random,
      wait: options.wait ?? machineWait,
      events: {
        onSign() {
          tellStatus()
          heardOfSync()
        },
        onFulfillments(ids) {
          events.tell({ t: 'fulfillments', ids: ids === null ? null : [...ids] })
          lookBeside()
        },
        onRefusals() {
          events.tell({ t: 'refusals' })
          lookBeside()
        },
        onPapers: papers.heard,
        onRepair: repair,
      },
    })
  }

  async function enrol(asked: { cloudUrl: string; code: string }) {
    const contact = sync?.state().contact
    const shutOut = contact === 'revoked' || contact === 'stopped'
    const done = await enrolStation(
      { file, outbox, secrets, fetch, version, now: () => toInstant(time.now()), shutOut },
      asked,
    )
    if (!done.ok) return done
    await sync?.stop()
    house.use((replica) =>
      replica.transact(() => replica.position.write({ ...replica.position.read(), cursor: null })),
    )
    beginSync()
    tellStatus()
    reporting.hurry()
    return done
  }

  beginSync()
  return {
    router: stationRouter({
      bench,
      session,
      files,
      photos: beside.photos,
      printing,
      person: shownPerson,
      events,
      status,
      enrol,
      syncNow: () => sync?.now(),
    }),
    printFile: files.answer,
    listeners: events.listeners,
    async close() {
      closed = true
      await sync?.stop()
      await beside.close()
      await reporting.close()
      await files.close()
      await printing.close()
      events.close()
      house.close()
      file.close()
    },
  }
}

/** On a full disk a station opens on what is held back for that. */
function withRoom<T>(reserve: DiskReserve, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!isDiskTrouble(error) || !reserve.release()) throw error
    return work()
  }
}

/** Runs once for all calls of this turn. */
function soon(work: () => unknown): () => void {
  let planned = false
  return () => {
    if (planned) return
    planned = true
    setImmediate(() => {
      planned = false
      work()
    })
  }
}
