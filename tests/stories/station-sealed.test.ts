import { createCanvas } from '@napi-rs/canvas'
import Database from 'better-sqlite3'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sealedWith } from '../../src-main/electron/sealed-secrets.ts'
import { aBench, until, type Bench } from '../support/bench.ts'
import { aFulfillment, anId } from '../support/bench-orders.ts'
import { foundOnDisk } from '../support/found-on-disk.ts'

let bench: Bench
afterEach(() => bench.close())

const picture = createCanvas(64, 48).toBuffer('image/png')
const model = randomBytes(100_000)
const file = {
  id: anId() as never,
  itemId: null,
  name: 'gear.stl',
  mediaType: 'model/stl',
  bytes: model.length,
  sha256: createHash('sha256').update(model).digest('hex'),
}
const order = aFulfillment({ printFiles: [file] })
const ref = { fulfillmentId: order.id, printFileId: file.id }

test('on a machine with a keychain nothing opens elsewhere; a copied folder fetches its files anew', async () => {
  const here = sealedWith(randomBytes(32))
  bench = await aBench({ fulfillments: [order], station: { secrets: here } })
  bench.cloud.files.set(file.id, model)
  await bench.ready()
  const state = async () => (await bench.client().files.list({ fulfillmentId: order.id }))[0]!.state
  await bench.client().files.download(ref)
  await until(async () => (await state()) === 'ready', 'the file')
  await bench.restart({ secrets: here })
  expect(await state()).toBe('ready')

  await bench.restart({ secrets: sealedWith(randomBytes(32)) })
  const { body } = bench.station().printFile(ref, undefined)
  await expect(
    (async () => {
      for await (const piece of body!) expect(piece.length).toBe(0)
    })(),
  ).rejects.toThrow('not what this station sealed')
  expect(await state()).toBe('failed')
  expect(readdirSync(join(bench.dataDir, 'files'))).toEqual([])
})

test('without a keychain the files are sealed all the same, with a key that lies in the folder', async () => {
  bench = await aBench({ fulfillments: [order] })
  bench.cloud.files.set(file.id, model)
  await bench.ready()
  await bench.client().files.download(ref)
  await until(
    async () => (await bench.client().files.list({ fulfillmentId: order.id }))[0]!.state === 'ready',
    'the file',
  )
  expect(foundOnDisk(bench.dataDir, model.subarray(500, 532))).toEqual([])
  const [name] = readdirSync(join(bench.dataDir, 'files'))
  expect(name).toBe(`${file.sha256}.sealed`)
})

test('a photo whose row was lost with a damaged file is found again by its action', async () => {
  bench = await aBench({ fulfillments: [order] })
  await bench.ready()
  bench.network.down()
  const photo = {
    fulfillmentId: order.id,
    name: 'finished.png',
    mediaType: 'image/png' as const,
    bytes: picture.toString('base64'),
  }
  expect(await bench.client().photos.add(photo)).toMatchObject({ ok: true })
  await bench.station().close()
  const db = new Database(join(bench.dataDir, 'station.db'))
  expect(db.prepare('delete from photos').run().changes).toBe(1)
  db.close()
  await bench.restart()
  expect((await bench.client().status()).sync.photos).toBe(1)
  expect(await bench.client().photos.list({ fulfillmentId: order.id })).toMatchObject([
    { name: 'finished.png', bytes: picture.length, state: 'waiting' },
  ])
  expect(readdirSync(join(bench.dataDir, 'photos'))).toHaveLength(1)
})
