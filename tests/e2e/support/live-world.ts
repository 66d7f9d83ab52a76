import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readyLine } from '../../../scripts/start/program.ts'
import { demoEnrolmentCode } from '../../../scripts/start/demo-enrolment.ts'
import { startNetwork, type Network } from '../../support/network.ts'
import { startPostgresServer } from '../../support/postgres-server.ts'

/** Cloud and station as `npm start` runs them, each a program of its own, with a cable between them. */
export interface LiveWorld {
  readonly shop: string
  readonly station: string
  readonly network: Network
  stop(): Promise<void>
}

/** Starts both on a database of their own. Answers why not where this machine has no PostgreSQL. */
export async function startLiveWorld(
  kind: 'PGlite' | 'PostgreSQL',
): Promise<LiveWorld | { unavailable: string }> {
  const endings: (() => Promise<void> | void)[] = []
  const folder = mkdtempSync(join(tmpdir(), 'packbench-live-'))
  endings.push(() => rmSync(folder, { recursive: true, force: true }))
  const env: Record<string, string> = {
    PACKBENCH_DEMO: '1',
    PACKBENCH_DEMO_ORDERS: '30',
    PACKBENCH_DATA: join(folder, 'cloud'),
    PORT: '0',
    LOG_LEVEL: 'error',
  }
  if (kind === 'PostgreSQL') {
    const server = await startPostgresServer()
    if ('unavailable' in server) return server
    endings.push(() => server.stop())
    env['DATABASE_URL'] = server.url('postgres')
  }
  const cloud = await program('cloud/main.ts', [], env)
  endings.push(cloud.stop)
  const network = await startNetwork(cloud.url)
  endings.push(() => network.stop())
  const code = await demoEnrolmentCode(cloud.url, 'bench', true)
  const station = await program(
    'src-main/browser-host/main.ts',
    ['--data', join(folder, 'station'), '--port', '0', '--cloud', network.url, '--enrol', code ?? ''],
    {},
  )
  endings.push(station.stop)
  return {
    shop: cloud.url,
    station: station.url,
    network,
    async stop() {
      for (const end of endings.reverse()) await end()
    },
  }
}

/** Starts one of our programs and waits until it says where it is. */
export async function program(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`${script} ended with ${String(code)}`)),
  )
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const message = readyLine(line)
      if (message) resolve(message.url)
    })
  })
  const url = await Promise.race([ready, ended])
  ended.catch(() => undefined)
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
