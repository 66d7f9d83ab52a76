import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { StationClient } from '../../src-shared/station-contract/contract.ts'
import { openStation, type Station } from '../station/station.ts'
import { startHost, type Host } from './host.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-host-'))
const rendererDir = join(folder, 'renderer')
let station: Station
let host: Host
let base: string
let port: string

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<title>Packbench</title>')
  writeFileSync(join(rendererDir, 'assets/app-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'secret.json'), '{}')
  symlinkSync(join(folder, 'secret.json'), join(rendererDir, 'link.json'))
  station = await openStation({
    dataDir: join(folder, 'data'),
    likelyCloudUrl: 'https://cloud.example',
    log: () => undefined,
  })
  host = await startHost({ station, rendererDir, port: 0, token: 'let-me-in' })
  const url = new URL(host.url)
  base = url.origin
  port = url.port
})
afterAll(async () => {
  await host.close()
  await station.close()
  rmSync(folder, { recursive: true, force: true })
})

/** `fetch` sets the Host header by itself; here it can be a lie. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
  return new Promise((resolve, reject) => {
    httpRequest(`${base}${path}`, { method, headers }, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
      .on('error', reject)
      .end()
  })
}
const cookie = async (): Promise<string> =>
  (await ask('/?token=let-me-in')).headers['set-cookie']![0]!.split(';')[0]!

test('the token in the address is traded for a cookie that scripts cannot read', async () => {
  const entered = await ask('/?token=let-me-in')
  expect(entered).toMatchObject({ status: 303, headers: { location: '/' } })
  expect(entered.headers['set-cookie']![0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(entered.headers['set-cookie']![0]).not.toContain('let-me-in')
  const page = await ask('/', { cookie: await cookie() })
  expect(page).toMatchObject({ status: 200, text: '<title>Packbench</title>' })
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
  expect((await ask('/queue', { cookie: await cookie() })).text).toContain('Packbench')
})

test('nobody else comes in, and nothing but the window is served', async () => {
  const key = await cookie()
  expect((await ask('/')).status).toBe(403)
  expect((await ask('/?token=wrong')).status).toBe(403)
  expect((await ask('/', { cookie: 'packbench_1=x' })).status).toBe(403)
  expect((await ask('/', { cookie: key, host: `evil.example:${port}` })).status).toBe(403)
  expect((await ask('/', { cookie: key }, 'POST')).status).toBe(405)
  for (const path of [
    '/link.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/none.js',
    '/%E0%A4%A.js',
    '/../../etc/passwd.json',
  ])
    expect((await ask(path, { cookie: key })).status, path).toBe(404)
})

test('a window speaks the contract over its socket; other origins, other hosts and strangers are refused', async () => {
  const key = await cookie()
  const open = (headers: Record<string, string>, path = '/station') =>
    new Promise<WebSocket | string>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
      socket.once('open', () => resolve(socket))
      socket.once('error', ({ message }) => resolve(message))
    })
  expect(await open({ origin: base })).toContain('403')
  expect(await open({ cookie: key })).toContain('403')
  expect(await open({ cookie: key, origin: 'https://evil.example' })).toContain('403')
  expect(await open({ cookie: key, origin: base, host: 'evil.example' })).toContain('403')
  expect(await open({ cookie: key, origin: base }, '/elsewhere')).toContain('403')
  const socket = await open({ cookie: key, origin: base })
  if (typeof socket === 'string') throw new Error(socket)
  const client = createORPCClient<StationClient>(new RPCLink({ websocket: socket }))
  expect(await client.status()).toMatchObject({
    enrolment: null,
    likelyCloudUrl: 'https://cloud.example',
    sync: { state: 'stopped' },
  })
  socket.close()
})
