import { rmSync } from 'node:fs'

/**
 * Deletes a file or folder. Where another program holds it (Windows), it stays: whoever wipes looks again at the next
 * contact and at the next start.
 */
export function removeIfPossible(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Nothing is lost by its staying, and the station has to go on.
  }
}
