import type { Files } from '../files/files.ts'
import { forgetCustomers } from '../makers/forget-customers.ts'
import type { Photos } from '../makers/photos.ts'
import type { Printing } from '../printing/open-printing.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import type { StationFile } from '../replica/station-file.ts'
import { readEnrolment } from '../session/enrolment.ts'
import type { StationLog } from './station-log.ts'

export interface WipingRooms {
  readonly file: StationFile
  readonly house: ReplicaHouse
  readonly files: Files
  readonly photos: Photos
  readonly printing: Printing
  readonly log: StationLog
}

/**
 * Deletes what a job leaves behind on this machine once it is over or was taken back: files and readable copies at
 * once; of a job that is not here any more also its sheets, its customer in what a maker's station remembers, and its
 * words in the pages of the databases. Looks at what is there and not at what happened, so that a crash in the middle is
 * made up for at the next start. To be called after every contact, and at start. True where `wipePages` has to follow.
 */
export function wipeWhatEnded(
  { file, house, files, photos, printing, log }: WipingRooms,
  atStart: boolean,
): boolean {
  try {
    files.sweep()
    photos.sweep()
    const { complete, due } = house.use((replica) => ({
      complete: replica.position.read().cursor !== null,
      due: replica.traces.due(),
    }))
    // While a first copy is on its way, a job that is not here may only not have come yet.
    if (!complete) return false
    const isHere = (id: string): boolean =>
      house.use((replica) => replica.fulfillments.versionOf(id) !== null)
    const forgot = readEnrolment(file)?.maker ? forgetCustomers(file, isHere) : false
    if (due || atStart) printing.forgetSheets(isHere)
    // Until the next start their person can still read why a photo was not taken.
    if (atStart) photos.forgetSettled(isHere)
    if (forgot || (due && readEnrolment(file)?.maker)) file.wipeTraces()
    return due
  } catch (error) {
    // A full disk heals; whatever else it is, the bench goes on, and the next contact looks again.
    log(isDiskTrouble(error) ? 'warn' : 'error', 'what ended could not be wiped yet', {
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return false
  }
}

/** A step of the wiping in the replica's own pages; true while there is more to do. */
export function wipePages({ house, log }: Pick<WipingRooms, 'house' | 'log'>): boolean {
  try {
    if (house.use((replica) => replica.traces.wipeSome())) return true
    house.forgetDamaged()
  } catch (error) {
    log('warn', 'the pages of the replica could not be wiped yet', { reason: String(error) })
  }
  return false
}
