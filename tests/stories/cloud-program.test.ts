import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const program = resolve(import.meta.dirname, '../../cloud/main.ts')
let data: string
let child: ChildProcess | undefined
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'packbench-program-'))
})
afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  rmSync(data, { recursive: true, force: true })
})

function start(env: Record<string, string> = {}): { child: ChildProcess; said: () => string } {
  const started = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', PACKBENCH_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child = started
  return { child: started, said: () => said }
}

async function ready(started: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface({ input: started.stdout! }), 'line')) as [string]
  const message = JSON.parse(line) as { ready: boolean; url: string }
  expect(message.ready).toBe(true)
  return message.url
}

test('starts on an empty folder, keeps its data over a restart, and stops when it is told to', async () => {
  const first = start()
  const url = await ready(first.child)
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true })
  const closed = once(first.child, 'close')
  first.child.kill('SIGTERM')
  expect(await closed).toEqual([0, null])
  expect(existsSync(join(data, 'pg', 'in-use-by'))).toBe(false)

  const second = start()
  expect(await (await fetch(`${await ready(second.child)}/readyz`)).json()).toMatchObject({ ready: true })
})

test('starts again after it was killed', async () => {
  const first = start()
  await ready(first.child)
  first.child.kill('SIGKILL')
  await once(first.child, 'close')
  expect(await (await fetch(`${await ready(start().child)}/readyz`)).json()).toMatchObject({ ready: true })
})

test.each([
  [{ PORT: 'nowhere' }, 'The cloud cannot start: PORT is not a port number.\n'],
  [{ TOKEN_SECRET: 'short' }, 'The cloud cannot start: TOKEN_SECRET is shorter than 32 characters.\n'],
])('refuses %j in one sentence', async (env, sentence) => {
  const { child: refused, said } = start(env)
  expect(await once(refused, 'close')).toEqual([1, null])
  expect(said()).toBe(sentence)
})

test('refuses a database that it cannot reach, and names the variable', async () => {
  const { child: refused, said } = start({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' })
  expect(await once(refused, 'close')).toEqual([1, null])
  expect(said()).toMatch(/^The cloud cannot start: the database in DATABASE_URL cannot be used: .+\n$/)
  expect(said()).not.toContain('secret')
})

test('refuses a folder that another one is using', async () => {
  const first = start()
  await ready(first.child)
  const { child: refused, said } = start()
  const done = await once(refused, 'close')
  child = first.child
  expect(done).toEqual([1, null])
  expect(said()).toContain(`is in use by process ${first.child.pid}`)
})
