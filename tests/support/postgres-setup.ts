import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startPostgresServer, type PostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a test asks for the run's PostgreSQL; see postgres.ts. */
    postgresDoor: string
  }
}

/** What the door answers: where databases can be made, or why there is no PostgreSQL here. */
export type PostgresAnswer = { admin: string } | { unavailable: string }

/**
 * One PostgreSQL for the whole run, started when the first test asks for it, with a migrated template inside.
 * Tests run in processes of their own, so they ask through a little HTTP server here.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer | { unavailable: string }> | undefined

  const answer = async (): Promise<PostgresAnswer> => {
    const started = await (server ??= startWithTemplate())
    return 'unavailable' in started ? started : { admin: started.url('postgres') }
  }
  const door = createServer((_request, response) => {
    answer().then(
      (body) => response.end(JSON.stringify(body)),
      (error: Error) => response.writeHead(500).end(error.stack),
    )
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)

  return async () => {
    door.close()
    door.closeAllConnections()
    const started = await server?.catch(() => undefined)
    if (started && !('unavailable' in started)) await started.stop()
  }
}

async function startWithTemplate(): Promise<PostgresServer | { unavailable: string }> {
  const server = await startPostgresServer()
  if ('unavailable' in server) return server
  // Only now: a run without database tests need not load the cloud.
  const { makeTemplate } = await import('./postgres-template.ts')
  await makeTemplate(server)
  return server
}
