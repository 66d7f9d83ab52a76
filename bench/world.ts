import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../cloud/db/migrate.ts'
import { administer } from '../tests/support/postgres-admin.ts'
import { startPostgresServer, type PostgresServer } from '../tests/support/postgres-server.ts'
import type { BenchWorld } from './measure.ts'

/** The world of one bench run, and how to take it down. */
export function benchWorld(): BenchWorld & { close(): Promise<void> } {
  const endings: (() => Promise<void> | void)[] = []
  let server: Promise<PostgresServer> | undefined
  let databases = 0
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
  const postgres = async (): Promise<PostgresServer> => {
    const started = await startPostgresServer({ durable: true })
    if ('unavailable' in started) throw new Error(`These figures need PostgreSQL: ${started.unavailable}`)
    endings.push(() => started.stop())
    return started
  }
  return {
    say,
    atEnd: (close) => void endings.push(close),
    folder() {
      const path = mkdtempSync(join(tmpdir(), 'packbench-bench-'))
      endings.push(() => rmSync(path, { recursive: true, force: true }))
      return path
    },
    async database() {
      const running = await (server ??= postgres())
      const name = `bench_${++databases}`
      await administer(running.url('postgres'), `create database ${name}`)
      const url = running.url(name)
      const pool = new pg.Pool({ connectionString: url, max: 1 })
      await migrate(pool)
      await pool.end()
      return { url }
    },
    async close() {
      for (const ending of endings.reverse()) await ending()
    },
  }
}
