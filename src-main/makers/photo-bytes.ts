import { mkdirSync, readdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../src-shared/fulfillment/document.ts'
import { removeIfPossible } from '../files/remove-if-possible.ts'
import { readSealedWhole } from '../files/vault/sealed-file.ts'
import { openSealedPart } from '../files/vault/sealed-part.ts'

/** The bytes of photos that the cloud does not have yet: as precious as the outbox, sealed, and on disk once kept. */
export interface PhotoBytes {
  /** When this resolves, a power cut cannot take it. Throws what the disk throws, and leaves nothing then. */
  keep(photo: Photo, bytes: Uint8Array): Promise<void>
  read(photo: Photo): Promise<Buffer>
  remove(id: string): void
  /** Deletes all but these. */
  tidy(ids: ReadonlySet<string>): void
}

/** Made with mode 0700 if it is not there. */
export function openPhotoBytes(folder: string, stationKey: Uint8Array): PhotoBytes {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string): string => join(folder, `${id}.sealed`)
  const remove = (id: string): void => {
    removeIfPossible(pathOf(id))
    removeIfPossible(`${pathOf(id)}-part`)
  }
  return {
    remove,
    async keep(photo, bytes) {
      const path = pathOf(photo.id)
      try {
        const part = await openSealedPart(`${path}-part`, stationKey, photo)
        try {
          await part.write(bytes)
        } finally {
          await part.close()
        }
        await rename(`${path}-part`, path)
        await syncFolder(folder)
      } catch (error) {
        remove(photo.id)
        throw error
      }
    },
    read: (photo) => readSealedWhole(pathOf(photo.id), stationKey, photo),
    tidy(ids) {
      for (const name of readdirSync(folder))
        if (!ids.has(name.replace(/\.sealed$/, ''))) removeIfPossible(join(folder, name))
    },
  }
}

/** The new name is on disk too. Windows has no such thing for folders and refuses it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
