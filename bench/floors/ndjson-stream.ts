import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import pg from 'pg'
import type { BenchWorld } from '../measure.ts'

/**
 * Milliseconds for `count` documents from Postgres over HTTP as NDJSON into SQLite, with nothing in between:
 * no scopes, no versions, no compression, no schema.
 */
export async function ndjsonStream(world: BenchWorld, url: string, count: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const server = createServer((_request, response) => {
    void pool
      .query<{ doc: string }>('select doc::text as doc from fulfillment_requests limit $1', [count])
      .then(({ rows }) => {
        for (const { doc } of rows) response.write(`${doc}\n`)
        response.end()
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const db = new Database(join(world.folder(), 'stream.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec('create table documents (id integer primary key, doc text not null)')
  const insert = db.prepare('insert into documents (doc) values (?)')
  const start = performance.now()
  const [reply] = (await once(
    get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
    'response',
  )) as [IncomingMessage]
  db.exec('begin')
  for await (const line of createInterface({ input: reply })) insert.run(line)
  db.exec('commit')
  const took = performance.now() - start
  db.close()
  server.close()
  await pool.end()
  return took
}
