import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { aBench, aFolder, quiet, until } from '../support/bench.ts'
import { aFulfillment } from '../support/bench-orders.ts'
import { openStation } from '../../src-main/station/station.ts'
import { createRouterClient } from '@orpc/server'

const child = resolve(import.meta.dirname, '../support/bench-killed.ts')

/** Kill points 1, 2, 3 … through three orders packed and shipped, while what is done is being sent. */
const POINTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 23, 26, 30, 35, 40, 50, 10_000]

test(
  'I1 I2: what was acknowledged before a SIGKILL at any moment takes effect, once',
  { timeout: 240_000 },
  async () => {
    for (const point of POINTS) {
      const bench = await aBench({ fulfillments: Array.from({ length: 3 }, () => aFulfillment()) })
      await bench.station().close()
      const told = join(bench.dataDir, 'told')
      const killed = spawn(process.execPath, [child, bench.dataDir, told, String(point)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const [, signal] = (await once(killed, 'close')) as [number | null, string | null]
      expect(signal, `point ${point}`).toBe('SIGKILL')
      const acknowledged = existsSync(told) ? readFileSync(told, 'utf8').split('\n').filter(Boolean) : []

      const station = await openStation({ dataDir: bench.dataDir, undoMs: 0, log: quiet })
      const client = createRouterClient(station.router)
      await until(async () => {
        const { sync } = await client.status()
        return sync.state === 'online' && sync.waiting === 0
      }, `point ${point}: an empty outbox`)
      const effects = bench.cloud.store.effects.map(({ mutation }) => mutation.id as string)
      expect(new Set(effects).size, `point ${point}: no effect twice`).toBe(effects.length)
      expect(effects, `point ${point}`).toEqual(expect.arrayContaining(acknowledged))
      expect((await client.status()).sync, `point ${point}`).toMatchObject({ refusals: 0, repairs: 0 })
      for (const [id, doc] of bench.cloud.store.visible())
        await until(
          async () =>
            JSON.stringify((await client.bench.view({ fulfillmentId: id }))?.doc) === JSON.stringify(doc),
          `point ${point}: the same document`,
        )
      await station.close()
      await bench.network.stop()
      await bench.cloud.stop()
      rmSync(bench.dataDir, { recursive: true })
    }
  },
)

test('I13: a folder restored from a copy gets a new incarnation, and what waited in it takes effect once', async () => {
  const order = aFulfillment({ quantities: [3] })
  const bench = await aBench({ fulfillments: [order] })
  bench.network.down()
  await bench.client().bench.note({ fulfillmentId: order.id, text: 'before the copy' })
  await bench.station().close()
  const copy = aFolder()
  cpSync(bench.dataDir, copy, { recursive: true })

  await bench.restart()
  await bench.client().bench.note({ fulfillmentId: order.id, text: 'after the copy' })
  bench.network.up()
  await bench.client().sync.now()
  await bench.settle()
  await bench.station().close()

  const twin = await openStation({ dataDir: copy, undoMs: 0, log: quiet })
  const client = createRouterClient(twin.router)
  await client.bench.note({ fulfillmentId: order.id, text: 'on the copy' })
  await until(async () => (await client.status()).sync.waiting === 0, 'an empty outbox')
  expect(bench.cloud.store.get(order.id)?.notes.map(({ text }) => text)).toEqual([
    'before the copy',
    'after the copy',
    'on the copy',
  ])
  expect((await client.status()).sync).toMatchObject({ refusals: 0, repairs: 1 })
  await twin.close()
  rmSync(copy, { recursive: true })
  await bench.network.stop()
  await bench.cloud.stop()
  rmSync(bench.dataDir, { recursive: true })
})
