import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHost } from '../../src-main/browser-host/host.ts'
import { answerFromPort, sendOverPort } from '../../src-main/electron/file-port.ts'
import { serveFiles } from '../../src-main/electron/protocol.ts'
import { aBench, until, type Bench } from '../support/bench.ts'
import { aFulfillment, anId } from '../support/bench-orders.ts'
import { FakePortMain } from '../support/electron/fake-ports.ts'

type Ask = (path: string, init?: RequestInit) => Promise<Response>

/** How a window gets the bytes of a print file. Whatever its host is, the answer is the same. */
const HOSTS: Record<string, (bench: Bench) => Promise<{ ask: Ask; close: () => Promise<void> }>> = {
  'the browser host': async (bench) => {
    const host = await startHost({
      station: bench.station(),
      rendererDir: bench.dataDir,
      port: 0,
      token: 'key',
    })
    const cookie = (await fetch(host.url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    const { origin } = new URL(host.url)
    return {
      ask: (path, init) => fetch(`${origin}${path}`, { ...init, headers: { ...init?.headers, cookie } }),
      close: host.close,
    }
  },
  'the app protocol of Electron': async (bench) => {
    const serve = serveFiles(bench.dataDir, (file, range) => {
      const { port1, port2 } = new MessageChannel()
      sendOverPort(new FakePortMain(port2), bench.station().printFile(file, range))
      return answerFromPort(new FakePortMain(port1))
    })
    return {
      ask: (path, init) => serve(new Request(`app://packbench${path}`, init)),
      close: () => Promise.resolve(),
    }
  },
}

const model = randomBytes(300_000)
const script = Buffer.from('<script>alert(1)</script>')
const fileOf = (name: string, mediaType: string, bytes: Buffer) => ({
  id: anId() as never,
  itemId: null,
  name,
  mediaType,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

describe.each(Object.entries(HOSTS))('print files over %s', (_name, open) => {
  const files = [
    fileOf('gear “XL”.stl', 'model/stl', model),
    fileOf('page.html', 'text/html', script),
    fileOf('never.pdf', 'application/pdf', randomBytes(10)),
  ]
  const order = aFulfillment({ printFiles: files })
  const path = (n: number) => `/print-files/${order.id}/${files[n]!.id}`
  let bench: Bench
  let ask: Ask
  let close: () => Promise<void>
  beforeAll(async () => {
    bench = await aBench({ fulfillments: [order] })
    bench.cloud.files.set(files[0]!.id, model)
    bench.cloud.files.set(files[1]!.id, script)
    await bench.ready()
    for (const { id } of files.slice(0, 2))
      await bench.client().files.download({ fulfillmentId: order.id, printFileId: id })
    await until(
      async () =>
        (await bench.client().files.list({ fulfillmentId: order.id })).filter(
          ({ state }) => state === 'ready',
        ).length === 2,
      'both files',
    )
    ;({ ask, close } = await open(bench))
  })
  afterAll(async () => {
    await close()
    await bench.close()
  })

  test('a file comes whole, with its type and its name', async () => {
    const response = await ask(path(0))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'model/stl',
      'content-length': '300000',
      'content-disposition': `attachment; filename*=UTF-8''gear%20%E2%80%9CXL%E2%80%9D.stl`,
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(model)).toBe(true)
  })

  test('a part of it comes by itself', async () => {
    const part = await ask(path(0), { headers: { range: 'bytes=65500-65600' } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 65500-65600/300000'])
    expect(Buffer.from(await part.arrayBuffer()).equals(model.subarray(65_500, 65_601))).toBe(true)
    const beyond = await ask(path(0), { headers: { range: 'bytes=300000-' } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */300000'])
  })

  test('what a customer sent is no page of this origin', async () => {
    const response = await ask(path(1))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(await response.text()).toBe(script.toString())
  })

  test('a file that is not here, and one that nobody knows, are not found', async () => {
    for (const address of [
      path(2),
      `/print-files/${order.id}/${anId()}`,
      `/print-files/${anId()}/${files[0]!.id}`,
    ])
      expect((await ask(address)).status).toBe(404)
  })

  test('one that was changed on the disk breaks off instead of being shown', async () => {
    const onDisk = join(bench.dataDir, 'files', `${files[0]!.sha256}.sealed`)
    const raw = readFileSync(onDisk)
    raw[150_000]! ^= 1
    writeFileSync(onDisk, raw)
    const response = await ask(path(0))
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect((await ask(path(0))).status).toBe(404)
  })
})
