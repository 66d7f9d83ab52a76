import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { postgresBinaries } from './postgres-binaries.ts'

export interface PostgresServer {
  /** Connection string of the superuser for the named database. */
  url(database: string): string
  /** Stops the server and removes its data. */
  stop(): Promise<void>
}

const password = 'packbench'

/** A test run loses nothing by a power cut, so nothing waits for the disk. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts a real PostgreSQL of its own on a free loopback port, from the programs that npm installed.
 * Works as root too, by running the server as `nobody`.
 * With `durable`, commits wait for the disk as in production (for measurements).
 */
export async function startPostgresServer(
  options: { durable?: boolean } = {},
): Promise<PostgresServer | { unavailable: string }> {
  const home = mkdtempSync(join(tmpdir(), 'packbench-postgres-'))
  chmodSync(home, 0o755)
  const binaries = await postgresBinaries(home)
  if ('unavailable' in binaries) {
    rmSync(home, { recursive: true, force: true })
    return binaries
  }
  const owner: { uid?: number; gid?: number } = process.getuid?.() === 0 ? nobody : {}
  const data = join(home, 'data')
  const passwordFile = join(home, 'password')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(passwordFile, password)
  if (owner === nobody) chownSync(data, nobody.uid, nobody.gid)

  const initdb = spawn(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      '--auth=password',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...owner, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const initdbSaid = collect(initdb)
  const [code] = (await once(initdb, 'close').catch((error: Error) => [error.message])) as [number | string]
  if (code !== 0) {
    rmSync(home, { recursive: true, force: true })
    return { unavailable: `initdb ended with ${code}: ${initdbSaid().trim()}` }
  }

  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    ...(options.durable ? [] : careless),
  ]
  const server = spawn(
    binaries.postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((s) => ['-c', s])],
    {
      ...owner,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const stopAtExit = () => server.kill('SIGKILL')
  process.once('exit', stopAtExit)
  const refusal = await untilReady(server)
  if (refusal) {
    rmSync(home, { recursive: true, force: true })
    return { unavailable: refusal }
  }

  return {
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    async stop() {
      process.off('exit', stopAtExit)
      if (server.exitCode === null) {
        const gone = once(server, 'close')
        // SIGINT: PostgreSQL's "fast" shutdown, which does not wait for clients that are still connected.
        server.kill('SIGINT')
        await gone
      }
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const nobody = { uid: 65534, gid: 65534 }

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return () => text
}

/** Waits for the server to accept connections; a sentence when it ends before. */
function untilReady(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    const said = collect(server)
    server.stderr?.on('data', () => {
      if (!said().includes('ready to accept connections')) return
      server.stderr?.removeAllListeners('data').resume()
      resolve(undefined)
    })
    server.once('error', (error) => resolve(`PostgreSQL could not be started: ${error.message}`))
    server.once('close', (code) => resolve(`PostgreSQL ended with ${code}: ${said().trim()}`))
  })
}
