import type { FulfillmentId, PrintFileId, UserId } from '../../src-shared/ids/ids.ts'
import type { Errand } from '../makers/errands.ts'
import type { StationFile } from '../replica/station-file.ts'
import type { Session } from '../session/session.ts'

const AT_ONCE = 50

/** Tells the office of readable copies of print files that were made here, until it has heard. */
export function openingErrands(file: StationFile, session: Session): Errand[] {
  const openings = file.openings.oldest(AT_ONCE)
  if (openings.length === 0) return []
  return [
    {
      id: 'openings',
      async run() {
        const cloud = session.asStation()
        if (!cloud) return 'later'
        try {
          await cloud.printFiles.opened({
            openings: openings.map((opening) => ({
              id: opening.id,
              openedAt: opening.openedAt,
              fulfillmentId: opening.fulfillmentId as FulfillmentId,
              printFileId: opening.printFileId as PrintFileId,
              personId: opening.personId as UserId | null,
            })),
          })
        } catch {
          return 'later'
        }
        file.transact(() => openings.forEach(({ id }) => file.openings.remove(id)))
        return 'done'
      },
    },
  ]
}
