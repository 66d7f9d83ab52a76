import { createCanvas } from '@napi-rs/canvas'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { FileAnswer } from '../../src-main/station/station.ts'
import { aBench, until, type Bench } from '../support/bench.ts'
import { aFulfillment, anId } from '../support/bench-orders.ts'

let bench: Bench
afterEach(() => bench.close())

const fileOf = (name: string, mediaType: string, bytes: Buffer) => ({
  id: anId() as never,
  itemId: null,
  name,
  mediaType,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})
const canvas = createCanvas(600, 300)
canvas.getContext('2d').fillRect(10, 10, 200, 100)
const picture = canvas.toBuffer('image/png')
const model = randomBytes(300_000)

async function aBenchWithFiles() {
  const files = [fileOf('Table Mountain.png', 'image/png', picture), fileOf('gear.stl', 'model/stl', model)]
  const order = aFulfillment({ printFiles: files })
  bench = await aBench({
    fulfillments: [order],
    station: { openFile: async ({ copy }, how) => ({ link: `${how} ${await copy()}` }) },
  })
  bench.cloud.files.set(files[0]!.id, picture)
  bench.cloud.files.set(files[1]!.id, model)
  const ref = (n: number) => ({ fulfillmentId: order.id, printFileId: files[n]!.id })
  const state = async (n: number) =>
    (await bench.client().files.list({ fulfillmentId: order.id })).find(
      ({ file }) => file.id === files[n]!.id,
    )!
  return { order, files, ref, state, folder: join(bench.dataDir, 'files') }
}

test('a print file is fetched, checked, shown small where it is a picture, and opened', async () => {
  const { ref, state, folder, files } = await aBenchWithFiles()
  expect(await state(0)).toMatchObject({ state: 'remote', bytesHere: 0, thumbnail: null })
  expect(await bench.client().files.open({ ...ref(0), how: 'open' })).toEqual({
    ok: false,
    link: null,
    sentence: 'This file is not here yet. Download it first.',
  })
  expect(await bench.client().files.download(ref(0))).toEqual({ ok: true })
  await until(async () => (await state(0)).state === 'ready', 'the picture')
  expect((await state(0)).thumbnail).toMatch(/^data:image\/png;base64,/)
  const onDisk = readFileSync(join(folder, `${files[0]!.sha256}.sealed`))
  expect(onDisk.includes('IHDR')).toBe(false)
  const { ok, link } = await bench.client().files.open({ ...ref(0), how: 'reveal' })
  const path = link!.replace('reveal ', '')
  expect({ ok, name: basename(path), bytes: readFileSync(path) }).toEqual({
    ok: true,
    name: 'Table Mountain.png',
    bytes: picture,
  })
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect((await bench.client().files.list({ search: 'nomv' })).map(({ file }) => file.name)).toEqual([
    'Table Mountain.png',
    'gear.stl',
  ])
})

/** A connection over which so much of the model comes, and then nothing. */
const stalledAfter = (bytes: number) => async (request: Request, init?: RequestInit) => {
  if (!request.url.includes('/files/')) return fetch(request, init)
  const stalled = new ReadableStream({
    start(controller) {
      controller.enqueue(model.subarray(0, bytes))
      request.signal.addEventListener('abort', () => controller.error(new Error('aborted')))
    },
  })
  return new Response(stalled, { status: 200 })
}

test('a download that breaks off goes on where it stopped, after a restart too', async () => {
  const { ref, state } = await aBenchWithFiles()
  await bench.restart({ fetch: stalledAfter(123_456) })
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).bytesHere === 123_456, 'the first bytes')
  const asked: (string | undefined)[] = []
  await bench.restart({
    fetch: (request, init) => {
      asked.push(new Headers(init?.headers ?? request.headers).get('range') ?? undefined)
      return fetch(request, init)
    },
  })
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'ready', 'the model')
  expect(asked).toContain('bytes=123456-')
  expect(await bytesOf(bench.station().printFile(ref(1), undefined))).toEqual(model)
})

test('what arrives and is not what was ordered is thrown away, and said', async () => {
  const { ref, state, files, folder } = await aBenchWithFiles()
  bench.cloud.files.set(files[1]!.id, Buffer.concat([model.subarray(1), Buffer.of(1)]))
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'failed', 'the failure')
  expect((await state(1)).sentence).toContain('not the one that was ordered')
  expect(readdirSync(folder)).toEqual([])
  bench.cloud.files.set(files[1]!.id, model)
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'ready', 'the right one')
})

test('a download can be cancelled, and what has arrived stays', async () => {
  const { ref, state, files, folder } = await aBenchWithFiles()
  await bench.restart({ fetch: stalledAfter(50_000) })
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).bytesHere === 50_000, 'the first bytes')
  expect(await bench.client().files.cancel(ref(1))).toEqual({ ok: true })
  expect(await state(1)).toMatchObject({ state: 'remote', bytesHere: 50_000 })
  expect(existsSync(join(folder, `${files[1]!.sha256}.sealed-part`))).toBe(true)
})

test('a file that was changed on the disk is not shown: it is deleted, said, and fetched anew', async () => {
  const { ref, state, files, folder } = await aBenchWithFiles()
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'ready', 'the model')
  const path = join(folder, `${files[1]!.sha256}.sealed`)
  const raw = readFileSync(path)
  raw[200_000]! ^= 1
  writeFileSync(path, raw)
  await expect(bytesOf(bench.station().printFile(ref(1), undefined))).rejects.toThrow('not what this station')
  expect(existsSync(path)).toBe(false)
  expect(await state(1)).toMatchObject({ state: 'failed', sentence: expect.stringContaining('was changed') })
  expect(bench.station().printFile(ref(1), undefined).status).toBe(404)
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'ready', 'the model again')
  expect(await bytesOf(bench.station().printFile(ref(1), 'bytes=65530-65545'))).toEqual(
    model.subarray(65_530, 65_546),
  )
})

test('a full disk is said in words, and the file comes once there is room', async () => {
  const { ref, state, files, folder } = await aBenchWithFiles()
  const part = join(folder, `${files[1]!.sha256}.sealed-part`)
  symlinkSync('/dev/full', part)
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'failed', 'the failure')
  expect((await state(1)).sentence).toBe('The disk of this station is full. Free some space, then try again.')
  rmSync(part)
  await bench.client().files.download(ref(1))
  await until(async () => (await state(1)).state === 'ready', 'the model')
})

test('what an older version kept unsealed is deleted at start', async () => {
  const { folder, files } = await aBenchWithFiles()
  writeFileSync(join(folder, `${files[0]!.sha256}.png`), picture)
  writeFileSync(join(folder, `${files[1]!.sha256}.part`), model.subarray(0, 1000))
  await bench.restart()
  expect(readdirSync(folder)).toEqual([])
})

async function bytesOf({ body }: FileAnswer): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of body!) pieces.push(piece)
  return Buffer.concat(pieces)
}
