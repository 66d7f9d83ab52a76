import type { ActionResult } from '../../src-shared/station-contract/bench.ts'
import type { LocalPhoto, NewPhoto } from '../../src-shared/station-contract/photos.ts'
import { photoId } from '../../src-shared/ids/ids.ts'
import { addPhoto } from '../../src-shared/mutations/photo.ts'
import { refuse } from '../../src-shared/mutations/refusal.ts'
import { imageTypeOf } from '../../src-shared/std/image-type.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { isFull } from '../files/disk-full.ts'
import { SealBroken } from '../files/vault/sealed-file.ts'
import { act } from '../packing/act.ts'
import type { BenchRoom } from '../packing/bench-room.ts'
import type { PhotoRow } from '../replica/photos-table.ts'
import { isDiskTrouble } from '../replica/sqlite.ts'
import type { Errand } from './errands.ts'
import { openPhotoBytes } from './photo-bytes.ts'
import { fateOf } from './photo-fate.ts'
import { sha256 } from './sha256.ts'

/** What the cloud said to the bytes of a photo. */
export type PhotoAnswer = 'sent' | 'later' | { readonly refused: string }

export interface PhotosOptions {
  readonly bench: BenchRoom
  readonly folder: string
  readonly stationKey: Uint8Array
  readonly send: (photo: PhotoRow, bytes: Uint8Array, signal: AbortSignal) => Promise<PhotoAnswer>
  readonly onChange: () => void
}

export type Photos = ReturnType<typeof openPhotos>

const no = (problem: string, sentence: string, next: string): ActionResult => ({
  ok: false,
  refusal: refuse('bad_arguments', { field: 'photo', problem }),
  sentence,
  next,
})
const NO_SPACE: ActionResult = {
  ok: false,
  refusal: refuse('could_not_apply'),
  sentence: 'The photo was not kept: the disk of this station is full or cannot be written to.',
  next: 'Free some space, then add it again.',
}

/**
 * Photos of finished pieces. Bytes and row are on disk before the action is in the outbox, and the action is what makes
 * it count (I1); the bytes follow once the cloud has said yes to it, and are wiped here when they are there, or when
 * the cloud says no.
 */
export function openPhotos({ bench, folder, stationKey, send, onChange }: PhotosOptions) {
  const { photos } = bench.file
  const bytesOf = openPhotoBytes(folder, stationKey)
  /** On disk, but the action is not yet. */
  const adding = new Set<string>()

  function settle(row: PhotoRow, state: 'sent' | 'refused', sentence: string | null = null): void {
    photos.settle(row.id, state, sentence)
    bytesOf.remove(row.id)
    onChange()
  }

  function forget(id: string): void {
    photos.remove(id)
    bytesOf.remove(id)
    onChange()
  }

  /** Photos whose bytes may go to the cloud; the others are settled, forgotten or left to wait. */
  function sweep(): PhotoRow[] {
    return photos.waiting().filter((row) => {
      if (adding.has(row.id)) return false
      const fate = fateOf(row, bench)
      if (fate.is === 'refused') settle(row, 'refused', fate.sentence)
      if (fate.is === 'undone') forget(row.id)
      return fate.is === 'wanted'
    })
  }

  const errand = (row: PhotoRow): Errand => ({
    id: row.id,
    async run(signal) {
      const answer = await bytesOf
        .read(row)
        .then((bytes) => send(row, bytes, signal))
        .catch((error: unknown): PhotoAnswer => {
          if (!isLost(error)) throw error
          return { refused: 'The photo could not be read from this disk any more. Take it again.' }
        })
      if (answer === 'later') return 'later'
      if (answer === 'sent') settle(row, 'sent')
      else settle(row, 'refused', answer.refused)
      return 'done'
    },
  })

  /** Rows that were lost with a damaged file, made again from their actions (I11). */
  for (const { entityId, args, occurredAt, name } of bench.outbox.waitingRows()) {
    const photo = name === addPhoto.name ? addPhoto.args.safeParse(args).data?.photo : undefined
    if (photo && !photos.of(entityId).some(({ id }) => id === photo.id))
      photos.add({ ...photo, fulfillmentId: entityId, addedAt: occurredAt })
  }
  sweep()
  bytesOf.tidy(new Set(photos.waiting().map(({ id }) => id)))

  return {
    sweep: () => void sweep(),
    /** Forgets what became of photos of jobs that are not here any more. */
    forgetSettled(isHere: (fulfillmentId: string) => boolean): void {
      for (const id of photos.settledOf()) if (!isHere(id)) photos.removeSettled(id)
    },
    errands: (): Errand[] => sweep().map(errand),
    /** How many photos the cloud does not have yet. */
    waiting: () => photos.countWaiting(),
    list: ({ fulfillmentId }: { fulfillmentId: string }): LocalPhoto[] =>
      photos.of(fulfillmentId).map(({ fulfillmentId: _, ...row }) => ({ ...row, id: photoId.parse(row.id) })),

    async add({ fulfillmentId, name, mediaType, bytes: base64 }: NewPhoto): Promise<ActionResult> {
      const bytes = Buffer.from(base64, 'base64')
      if (imageTypeOf(bytes) !== mediaType)
        return no(
          `the content is not ${mediaType}`,
          'This is not a picture that can be shown.',
          'Take the photo again, as JPEG, PNG or WebP.',
        )
      const photo = {
        id: photoId.parse(bench.newId()),
        name,
        mediaType,
        bytes: bytes.length,
        sha256: sha256(bytes),
      }
      if (!addPhoto.args.safeParse({ photo }).success)
        return no('too large', 'This photo is too large.', 'Make it smaller, then add it again.')
      adding.add(photo.id)
      try {
        await bytesOf.keep(photo, bytes)
        photos.add({ ...photo, fulfillmentId, addedAt: toInstant(bench.trueNow()) })
        const done = act(bench, fulfillmentId, addPhoto.name, { photo })
        if (!done.ok) forget(photo.id)
        return done
      } catch (error) {
        if (!isFull(error) && !isDiskTrouble(error)) throw error
        bytesOf.remove(photo.id)
        return NO_SPACE
      } finally {
        adding.delete(photo.id)
        onChange()
      }
    },
  }
}

/** The bytes are not there any more, or are not what was kept. */
const isLost = (error: unknown): boolean =>
  error instanceof SealBroken || (error instanceof Error && 'code' in error && error.code === 'ENOENT')
