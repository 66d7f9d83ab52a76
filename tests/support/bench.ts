import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import type { ScanResult } from '../../src-shared/station-contract/bench.ts'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import type { StationEvent } from '../../src-shared/station-contract/status.ts'
import { openStation, type Station, type StationOptions } from '../../src-main/station/station.ts'
import { anId } from './bench-orders.ts'
import { PASSWORD, startFakeCloud, type FakeCloud } from './fake-cloud.ts'
import { startNetwork, type Network } from './network.ts'

/** Waits until `look` answers something that is true, and hands it back; says what it saw last when it takes too long. */
export async function until<T>(look: () => T | Promise<T>, what: string, ms = 15_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`Waited ${ms} ms for: ${what}`)
    await wait(5)
  }
}

/** A folder that is gone after the test; see `Bench.close`. */
export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'packbench-station-'))

/** Lines of the log of a station, for tests that ask what was said. */
export const quiet = (): void => undefined

export interface BenchOptions {
  fulfillments?: readonly Fulfillment[]
  /** Zero by default, so that actions leave at once. */
  undoMs?: number
  station?: Partial<StationOptions>
  cloud?: FakeCloud
  /** Leaves the station as it comes out of the box. */
  enrolled?: boolean
}

/** A bench: a cloud, a cable, a station that is enrolled and where Thandi is signed in. */
export async function aBench({
  fulfillments = [],
  undoMs = 0,
  station: more = {},
  cloud: given,
  enrolled = true,
}: BenchOptions = {}) {
  const cloud = given ?? (await startFakeCloud({ fulfillments }))
  const network: Network = await startNetwork(cloud.url)
  const dataDir = more.dataDir ?? aFolder()
  let station: Station = await openStation({ undoMs, log: quiet, ...more, dataDir })
  const clientOf = (opened: Station): StationClient => createRouterClient(opened.router)
  let client = clientOf(station)

  async function expectDone(done: Promise<{ ok: boolean; sentence?: string | null }>): Promise<void> {
    const result = await done
    if (!result.ok) throw new Error(`The station said no: ${result.sentence}`)
  }
  const bench = {
    cloud,
    network,
    dataDir,
    client: () => client,
    station: () => station,
    status: () => client.status(),
    async signIn(email = 'thandi@example.com') {
      await expectDone(client.session.signIn({ email, password: PASSWORD }))
    },
    /** Until the first copy is here. */
    async ready() {
      await until(async () => {
        const { sync } = await client.status()
        return (
          sync.state === 'online' &&
          sync.bootstrap === null &&
          (await client.bench.queue({ filter: 'all' })).total === cloud.store.visible().size
        )
      }, 'the first copy')
    },
    /** Until everything is sent, answered, and seen in the stream. */
    async settle() {
      await until(async () => (await client.status()).sync.waiting === 0, 'an empty outbox')
      await until(() => bench.sameAsCloud(), 'a replica that equals the cloud')
    },
    /** I4: every document here equals the cloud's, field by field, and there are no others. */
    async sameAsCloud() {
      const theirs = cloud.store.visible()
      const { rows } = await client.bench.queue({ filter: 'all', limit: 500 })
      if (rows.length !== Math.min(theirs.size, 500)) return false
      for (const { id } of rows) {
        const ours = await client.bench.view({ fulfillmentId: id })
        if (JSON.stringify(ours?.doc) !== JSON.stringify(theirs.get(id))) return false
      }
      return true
    },
    /** Scans the codes one after the other at the open order. */
    async scan(packing: string | null, code: string, ...more: string[]): Promise<ScanResult> {
      const result = await client.bench.scan({ code, packing })
      const [next, ...rest] = more
      return next === undefined ? result : bench.scan(packing, next, ...rest)
    },
    ship: (fulfillmentId: string, trackingNumber = 'TCG12345678') =>
      client.bench.ship({ fulfillmentId, parcels: [{ id: anId(), carrier: 'courier_guy', trackingNumber }] }),
    async view(fulfillmentId: string) {
      return client.bench.view({ fulfillmentId })
    },
    /** Collects events until stopped. */
    listen() {
      const stop = new AbortController()
      const heard: StationEvent[] = []
      const done = (async () => {
        for await (const event of await client.events(undefined, { signal: stop.signal })) heard.push(event)
      })().catch(() => undefined)
      return {
        heard,
        async stop() {
          stop.abort()
          await done
        },
      }
    },
    /** Closes the station and opens it again on the same folder. */
    async restart(change: Partial<StationOptions> = {}) {
      await station.close()
      station = await openStation({ undoMs, log: quiet, ...more, ...change, dataDir })
      client = clientOf(station)
    },
    async close() {
      await station.close()
      await network.stop()
      if (!given) await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  if (enrolled) {
    await expectDone(client.session.enrol({ cloudUrl: network.url, code: 'ENROL-1234' }))
    await bench.signIn()
    await bench.ready()
  }
  return bench
}
export type Bench = Awaited<ReturnType<typeof aBench>>
