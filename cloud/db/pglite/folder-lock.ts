import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes a data folder for this process, because two PGlite on one folder destroy it. Returns the function that gives it back.
 * A lock left by a process that is gone is taken over. Throws with the other process's id while it lives.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'in-use-by')
  const take = (): void => writeFileSync(file, String(process.pid), { flag: 'wx' })
  try {
    take()
  } catch {
    const owner = Number(readFileSync(file, 'utf8'))
    if (owner !== process.pid && isAlive(owner))
      throw new Error(
        `The database in ${folder} is in use by process ${owner}: stop it first, or set PACKBENCH_DATA to another folder.`,
      )
    if (owner === process.pid) throw new Error(`The database in ${folder} is already open in this process.`)
    rmSync(file)
    take()
  }
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Someone else's process answers "not permitted": it lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
