import { statSync } from 'node:fs'
import { z } from 'zod'
import type { StationFile } from '../replica/station-file.ts'

/**
 * Whether the precious file is another one than when it was last open here: a copy or a restored backup. Numbers
 * given under its incarnation may then have been used by the file it came from. (A backup written over the very
 * same file looks the same; the cloud's answers give that away.)
 */
export function isAnotherFile(file: StationFile, path: string): boolean {
  const { ino, birthtimeMs } = statSync(path)
  const mark = `${ino}:${birthtimeMs}`
  const before = file.settings.get('file', z.string())
  if (before !== mark) file.settings.set('file', mark)
  return before !== null && before !== mark
}

/** How often this station has repaired itself, over all its lives (I14). */
export const repairsOf = (file: StationFile): number => file.settings.get('repairs', z.int()) ?? 0

/** Counts a repair before it is done, so that none goes uncounted. */
export const countRepair = (file: StationFile): void => file.settings.set('repairs', repairsOf(file) + 1)
