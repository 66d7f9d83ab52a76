import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { removeIfPossible } from './remove-if-possible.ts'

/** Where the sealed files lie. They are named by what is in them, so that the same artwork of ten orders is fetched once. */
export interface CacheFolder {
  wholePath(sha256: string): string
  partPath(sha256: string): string
  has(sha256: string): boolean
  /** Deletes what is here of a file. */
  remove(sha256: string): void
  /** Deletes everything but the files that `keep` names: what an older version left unsealed, what a crash left. */
  tidy(keep: (sha256: string) => boolean): void
}

const NAME = /^([0-9a-f]{64})\.(sealed|sealed-part)$/

/** Made with mode 0700 if it is not there. */
export function openCacheFolder(folder: string): CacheFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const wholePath = (sha256: string): string => join(folder, `${sha256}.sealed`)
  const partPath = (sha256: string): string => join(folder, `${sha256}.sealed-part`)
  return {
    wholePath,
    partPath,
    has: (sha256) => existsSync(wholePath(sha256)),
    remove(sha256) {
      removeIfPossible(wholePath(sha256))
      removeIfPossible(partPath(sha256))
    },
    tidy(keep) {
      for (const name of readdirSync(folder)) {
        const sha256 = NAME.exec(name)?.[1]
        if (sha256 === undefined || !keep(sha256)) removeIfPossible(join(folder, name))
      }
    },
  }
}
