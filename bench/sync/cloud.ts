import pg from 'pg'
import { openDatabase } from '../../cloud/db/database.ts'
import { migrate } from '../../cloud/db/migrate.ts'
import { startPostgresServer } from '../../tests/support/postgres-server.ts'
import { aSyncWorld, type SyncWorld } from '../../tests/stories/sync-support/world.ts'

/** A cloud that syncs on a real PostgreSQL whose commits wait for the disk, for measurements. */
export interface MeasuredCloud extends AsyncDisposable {
  readonly world: SyncWorld
}

/** Starts server, database and cloud; `await using` ends them. */
export async function aMeasuredCloud(): Promise<MeasuredCloud> {
  const server = await startPostgresServer({ durable: true })
  if ('unavailable' in server) throw new Error(`No PostgreSQL: ${server.unavailable}`)
  const pool = new pg.Pool({ connectionString: server.url('postgres'), max: 12 })
  pool.on('error', () => undefined)
  await migrate(pool)
  const world = await aSyncWorld(openDatabase(pool), {
    shared: true,
    settings: { safetyPollMs: 5_000, heartbeatMs: 10_000 },
  })
  return {
    world,
    async [Symbol.asyncDispose]() {
      await world.close()
      await pool.end()
      await server.stop()
    },
  }
}
