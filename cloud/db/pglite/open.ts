import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { lockFolder } from './folder-lock.ts'
import { newPglite } from './new-pglite.ts'
import { poolOf } from './pool.ts'
import { migratedSeed } from './seed.ts'

export interface OpenPglite {
  readonly pool: pg.Pool
  /** Ends the pool, writes what is left and gives the folder back. */
  close(): Promise<void>
}

/**
 * Opens the in-process database in `folder` (made from the migrated seed when it is empty), or in memory for null.
 * PGlite does not wait for the disk at commit: a killed process loses nothing, a power cut may. Good for demos and development.
 */
export async function openPglite(folder: string | null): Promise<OpenPglite> {
  const unlock = folder ? lockFolder(folder) : () => undefined
  try {
    const lite = await start(folder ? join(folder, 'data') : null)
    const pool = poolOf(lite)
    return {
      pool,
      async close() {
        await pool.end()
        await lite.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function start(dataDir: string | null): Promise<PGlite> {
  if (!dataDir) return newPglite({ loadDataDir: await migratedSeed() })
  if (existsSync(join(dataDir, 'PG_VERSION'))) return newPglite({ dataDir })
  return newPglite({ dataDir, loadDataDir: await migratedSeed() })
}
