import { createWriteStream, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { safeFileName } from './file-name.ts'
import { removeIfPossible } from './remove-if-possible.ts'

/** Copies of sealed files that other programs can read, for as long as somebody works with them. */
export interface ReadableCopies {
  /** Writes a copy under the person's own name for the file and answers where it lies. */
  make(
    of: { readonly fulfillmentId: string; readonly name: string; readonly mediaType: string },
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<string>
  /** Deletes the copies of every fulfilment but those that `stay` names. One that a program holds open goes the next time. */
  wipe(stay: (fulfillmentId: string) => boolean): void
}

/**
 * One folder for each fulfilment, readable by nobody else (0700). What an earlier life left there is deleted at once.
 * `newId` names a folder for each copy, so that two files of one name do not meet.
 */
export function openReadableCopies(folder: string, newId: () => string): ReadableCopies {
  const wipe: ReadableCopies['wipe'] = (stay) => {
    for (const id of readdirSync(folder)) if (!stay(id)) removeIfPossible(join(folder, id))
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  wipe(() => false)
  return {
    wipe,
    async make({ fulfillmentId, name, mediaType }, bytes) {
      const place = join(folder, fulfillmentId, newId())
      mkdirSync(place, { recursive: true, mode: 0o700 })
      const path = join(place, safeFileName(name, mediaType))
      try {
        await pipeline(Readable.from(bytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      } catch (error) {
        removeIfPossible(place)
        throw error
      }
      return path
    },
  }
}
