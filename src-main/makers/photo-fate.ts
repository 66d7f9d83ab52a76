import type { Fulfillment } from '../../src-shared/fulfillment/document.ts'
import { explainRefusal } from '../../src-shared/mutations/explain-refusal.ts'
import { addPhoto } from '../../src-shared/mutations/photo.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { PhotoRow } from '../replica/photos-table.ts'
import type { ReplicaHouse } from '../replica/replica-house.ts'
import type { StationFile } from '../replica/station-file.ts'

/** What is to become of the bytes of a photo that waits. */
export type PhotoFate =
  /** The cloud has said yes to the photo: its bytes may go. */
  | { readonly is: 'wanted' }
  /** Not answered yet, or not known while a first copy is on its way. */
  | { readonly is: 'not yet' }
  | { readonly is: 'refused'; readonly sentence: string }
  /** Taken back before it left. */
  | { readonly is: 'undone' }

export interface FateSources {
  readonly file: StationFile
  readonly house: ReplicaHouse
  readonly outbox: Outbox
}

const idIn = (args: Record<string, unknown>): unknown => addPhoto.args.safeParse(args).data?.photo.id
const has = ({ photos = [] }: Fulfillment, id: string): boolean => photos.some((photo) => photo.id === id)

/**
 * Read from what is on disk: the action in the outbox or among the refusals, or the document that the cloud has sent
 * since. So a crash anywhere leaves nothing to be remembered.
 */
export function fateOf(row: PhotoRow, { file, house, outbox }: FateSources): PhotoFate {
  const isOurs = (action: { name: string; args: Record<string, unknown> }): boolean =>
    action.name === addPhoto.name && idIn(action.args) === row.id
  const action = outbox.rowsOf(row.fulfillmentId).find(isOurs)
  if (action) return { is: action.state === 'answered' ? 'wanted' : 'not yet' }
  const refused = [...file.refusals.open(), ...file.refusals.settled()].find(isOurs)
  if (refused) return { is: 'refused', sentence: explainRefusal(refused.refusal).title }
  return house.use((replica) => {
    const doc = replica.fulfillments.find(row.fulfillmentId)?.doc
    if (doc) return { is: has(doc, row.id) ? 'wanted' : 'undone' }
    return replica.position.read().cursor === null
      ? { is: 'not yet' }
      : { is: 'refused', sentence: 'The job was taken back before the photo was sent.' }
  })
}
