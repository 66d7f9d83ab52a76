import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Config } from './config/config.ts'
import type { CloudApp } from './http.ts'

export interface HttpServer {
  readonly url: string
  /** Until this is called, everything is answered with 503. */
  answerWith(app: CloudApp): void
  /** New connections are refused and idle ones closed; running requests go on. */
  stopAccepting(): void
  /** Waits for running requests, ten seconds at most, then cuts what is left. */
  finish(): Promise<void>
}

const HEADERS_TIMEOUT_MS = 15_000
/** Time for a whole request to arrive; a slow station at 64 kbit/s sends 1 MiB in about two minutes. */
const REQUEST_TIMEOUT_MS = 180_000
const FINISH_MS = 10_000

/** Listens at once, so that the address is known before anything is built on it. Throws when the port is taken. */
export async function openServer({ host, port }: Pick<Config, 'host' | 'port'>): Promise<HttpServer> {
  let app: CloudApp | undefined
  const starting = (): Response => new Response('Starting', { status: 503, headers: { 'retry-after': '1' } })
  const server = createAdaptorServer({
    fetch: (request, env) => app?.fetch(request, env) ?? starting(),
    serverOptions: { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  }) as Server
  await listen(server, port, host)
  const { port: taken } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${taken}`,
    answerWith(given) {
      app = given
    },
    stopAccepting() {
      server.close()
      server.closeIdleConnections()
    },
    async finish() {
      if (server.listening) server.close()
      const cut = setTimeout(() => server.closeAllConnections(), FINISH_MS)
      // A connection becomes idle when its request is answered, and would then stay open for the caller's next one.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      if ((await connections(server)) > 0) await once(server, 'close')
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`The cloud cannot start: port ${port} is taken. Set PORT to another one.`, {
      cause: error,
    })
  }
}

const connections = (server: Server): Promise<number> =>
  new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
