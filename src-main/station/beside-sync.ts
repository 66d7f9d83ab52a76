import { join } from 'node:path'
import type { Files } from '../files/files.ts'
import { openErrands } from '../makers/errands.ts'
import { openPhotos } from '../makers/photos.ts'
import type { BenchRoom } from '../packing/bench-room.ts'
import type { Printing } from '../printing/open-printing.ts'
import type { Fetch } from '../session/cloud-api.ts'
import type { Secrets } from '../session/secrets.ts'
import type { Session } from '../session/session.ts'
import type { Wait } from '../sync/bell.ts'
import { backOff } from '../sync/sync-state.ts'
import { sendPhoto } from './send-photo.ts'
import type { StationLog } from './station-log.ts'
import { openingErrands } from './tell-openings.ts'
import { wipePages, wipeWhatEnded } from './wiping.ts'

export interface BesideSyncDoors {
  readonly dataDir: string
  readonly stationKey: Uint8Array
  readonly bench: BenchRoom
  readonly files: Files
  readonly printing: Printing
  readonly session: Session
  readonly secrets: Secrets
  readonly fetch: Fetch
  readonly wait: Wait
  readonly chance: () => number
  readonly log: StationLog
  readonly onChange: () => void
}

export type BesideSync = ReturnType<typeof openBesideSync>

/** What goes to the cloud beside the actions (bytes of photos, news of opened files), and what is wiped after a contact. */
export function openBesideSync(doors: BesideSyncDoors) {
  const { bench, files, printing, session, log, wait, chance } = doors
  const { file, house } = bench
  const photos = openPhotos({
    bench,
    folder: join(doors.dataDir, 'photos'),
    stationKey: doors.stationKey,
    send: (photo, bytes, signal) => sendPhoto({ ...doors, file }, photo, bytes, signal),
    onChange: doors.onChange,
  })
  const errands = openErrands({
    ready: () => [...photos.errands(), ...openingErrands(file, session)],
    patience: (failures, signal) => wait(backOff(failures, chance()), signal),
    onSurprise: (error) =>
      log('error', 'something could not be brought to the cloud', {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  })
  let stepping = false
  let closed = false
  function wipe(atStart: boolean): void {
    if (!wipeWhatEnded({ file, house, files, photos, printing, log }, atStart) || stepping) return
    stepping = true
    step()
  }
  /** One after the other with a pause between, so that a scan never waits for a large file. */
  function step(): void {
    stepping = !closed && wipePages({ house, log })
    if (stepping) setImmediate(step)
  }
  wipe(true)

  return {
    photos,
    /** Something came from the cloud, or was done here. */
    look() {
      wipe(false)
      errands.wake()
    },
    /** The cloud is there again. */
    hurry: errands.hurry,
    close() {
      closed = true
      return errands.close()
    },
  }
}
