import pg from 'pg'
import { openDatabase } from '../../cloud/db/database.ts'
import { aSyncWorld, type SyncWorld } from '../../tests/stories/sync-support/world.ts'
import type { BenchWorld } from '../measure.ts'

/** The cloud's part of sync alone, on a real PostgreSQL, with a client that does no more than read. Closed with the world. */
export async function aMeasuredCloud(world: BenchWorld): Promise<SyncWorld> {
  const { url } = await world.database()
  const pool = new pg.Pool({ connectionString: url, max: 12 })
  pool.on('error', () => undefined)
  world.atEnd(() => pool.end())
  const cloud = await aSyncWorld(openDatabase(pool), {
    shared: true,
    settings: { safetyPollMs: 5_000, heartbeatMs: 10_000 },
  })
  world.atEnd(() => cloud.close())
  return cloud
}
