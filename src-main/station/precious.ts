import { isDamage, isLocked } from '../replica/sqlite.ts'
import { salvageStationFile } from '../replica/salvage.ts'
import { openStationFile, type Histories, type StationFile } from '../replica/station-file.ts'
import { printMigrations } from '../printing/schema.ts'
import { isAnotherFile } from './life.ts'
import type { StationLog } from './station-log.ts'

/** Rooms that keep tables in the precious file. */
const HISTORIES: Histories = {
  printing: printMigrations.map((sql, i) => ({ number: i + 1, name: `printing ${i + 1}`, sql })),
}

/** The precious file as it was found. `why` is set where its numbers cannot be gone on with. */
export interface Found {
  readonly file: StationFile
  readonly newLife: { readonly damaged: boolean; readonly sentence: string } | null
}

/** Opens the precious file; saves what can be read where it is damaged (I11); refuses where another process has it. */
export function openPrecious(path: string, stamp: string, log: StationLog): Found {
  try {
    const file = openStationFile(path, HISTORIES)
    const copied = isAnotherFile(file, path)
    if (copied) log('warn', 'this data was copied or restored: actions get new numbers')
    return {
      file,
      newLife: copied
        ? {
            damaged: true,
            sentence: 'The data of this station was copied or restored. Actions go on under new numbers.',
          }
        : null,
    }
  } catch (error) {
    if (isLocked(error))
      throw new Error(`Another Packbench is running on ${path}. Close it first.`, { cause: error })
    if (!isDamage(error)) throw error
    const { file, salvage } = salvageStationFile(path, HISTORIES, stamp)
    isAnotherFile(file, path)
    log('error', 'the precious file was damaged; what could be read was saved', {
      ...salvage.saved,
      kept: salvage.kept,
    })
    return {
      file,
      newLife: {
        damaged: true,
        sentence:
          'The data of this station was damaged. Everything that could be read was saved; check the last orders that were packed here.',
      },
    }
  }
}
