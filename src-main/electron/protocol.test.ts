import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveFiles } from './protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-protocol-'))
const root = join(folder, 'renderer')
const askedFiles: unknown[] = []
const printFile = async (...asked: unknown[]) => (askedFiles.push(asked), new Response('bytes'))
const ask = (url: string, init?: RequestInit) => serveFiles(root, printFile)(new Request(url, init))

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-secret'))
  writeFileSync(join(root, 'index.html'), '<title>Packbench</title>')
  writeFileSync(join(root, 'assets/app.js'), 'export {}')
  writeFileSync(join(root, 'assets/notes.txt'), 'notes')
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}')
  writeFileSync(join(folder, 'renderer-secret/secret.json'), '{"secret":true}')
  symlinkSync(join(folder, 'secret.json'), join(root, 'assets/link.json'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('serves the page and its files with their types', async () => {
  const page = await ask('app://packbench/')
  expect(await page.text()).toContain('Packbench')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const script = await ask('app://packbench/assets/app.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test('a place in the window gets the page', async () => {
  expect(await (await ask('app://packbench/queue/0192')).text()).toContain('Packbench')
})

test.each([
  'app://packbench/../secret.json',
  'app://packbench/%2e%2e/secret.json',
  'app://packbench/..%2fsecret.json',
  'app://packbench/assets/..%2f..%2fsecret.json',
  'app://packbench/%252e%252e%252fsecret.json',
  'app://packbench/..%2frenderer-secret%2fsecret.json',
  'app://packbench/..%5csecret.json',
  'app://packbench/secret.json%00.html',
  'app://packbench//etc/passwd.json',
  'app://packbench/assets/link.json',
  'app://packbench/assets/notes.txt',
  'app://packbench/assets/missing.js',
  'app://packbench/%E0%A4%A.js',
])('%s gives nothing away', async (url) => {
  const response = await ask(url)
  expect([400, 404]).toContain(response.status)
  expect(await response.text()).toBe('')
})

test('a print file is asked of the station, under its own address and no other', async () => {
  const [fulfillmentId, printFileId] = [
    '0192f000-0050-7000-8000-000000000001',
    '0192f000-0050-7000-8000-000000000002',
  ]
  const address = `app://packbench/print-files/${fulfillmentId}/${printFileId}`
  expect(await (await ask(address, { headers: { range: 'bytes=0-9' } })).text()).toBe('bytes')
  expect(askedFiles).toEqual([[{ fulfillmentId, printFileId }, 'bytes=0-9']])
  for (const other of [`${address}/..`, `${address}.js`, address.replace('0050', '%2e%2e')]) await ask(other)
  expect((await ask(address.replace('packbench', 'evil'))).status).toBe(403)
  expect((await ask(address, { method: 'POST', body: 'x' })).status).toBe(405)
  expect(askedFiles).toHaveLength(1)
})

test('another host is refused, and so is anything but reading', async () => {
  expect((await ask('app://evil/')).status).toBe(403)
  expect((await ask('app://packbench/', { method: 'POST', body: 'x' })).status).toBe(405)
})

test('every answer carries the policy, the refusals too', async () => {
  for (const url of ['app://packbench/', 'app://packbench/missing.js', 'app://evil/']) {
    const { headers } = await ask(url)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})
