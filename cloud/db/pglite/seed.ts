import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { migrate } from '../migrate.ts'
import { fingerprintOf, readMigrations } from '../migrations-on-disk.ts'
import { newPglite } from './new-pglite.ts'
import { poolOf } from './pool.ts'

const cache = resolve(import.meta.dirname, '../../../.cache')

/**
 * A migrated, empty PGlite as an archive. Making one takes PGlite several seconds, loading it less than one,
 * so it is kept in .cache under the fingerprint of the migrations. A folder that cannot be written costs only time.
 */
export async function migratedSeed(): Promise<Blob> {
  const file = join(cache, `pglite-${fingerprintOf(await readMigrations())}.tar`)
  try {
    return new Blob([await readFile(file)])
  } catch {
    const made = await makeSeed()
    await keep(file, made).catch(() => undefined)
    return made
  }
}

async function makeSeed(): Promise<Blob> {
  const lite = await newPglite()
  const pool = poolOf(lite)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
  const archive = await lite.dumpDataDir('none')
  await lite.close()
  return archive
}

/** Written beside and renamed, so that another process never reads half of it. Seeds of older migrations go. */
async function keep(file: string, archive: Blob): Promise<void> {
  const draft = `${file}.${process.pid}`
  await mkdir(cache, { recursive: true })
  await writeFile(draft, Buffer.from(await archive.arrayBuffer()))
  await rename(draft, file)
  const older = (await readdir(cache))
    .map((name) => join(cache, name))
    .filter((path) => /pglite-\w+\.tar$/.test(path) && path !== file)
  await Promise.all(older.map((path) => rm(path, { force: true })))
}
