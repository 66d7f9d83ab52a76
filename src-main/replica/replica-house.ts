import { existsSync, renameSync, rmSync } from 'node:fs'
import { openReplicaFile, type ReplicaFile } from './replica-file.ts'
import { isDamage } from './sqlite.ts'

const PARTS = ['', '-wal', '-shm']

/** The replica as others hold it: the file behind it may be replaced under their hands. */
export interface ReplicaHouse {
  /** Runs `work` on the replica. Where the file turns out to be damaged, it is replaced by an empty one, once. */
  use<T>(work: (replica: ReplicaFile) => T): T
  /** Deletes the damaged file that was put aside: what was dropped since may stand in it. */
  forgetDamaged(): void
  /** How often the file was replaced in this life. */
  rebuilt(): number
  close(): void
}

/**
 * Opens the replica, or a new one where it is damaged: it is a cache, and the cloud has what was in it (I11).
 * The damaged file is kept beside it until the next time, or until a job that may be in it is dropped. `onRebuilt` is told before anything reads the new one.
 */
export function openReplicaHouse(path: string, onRebuilt: () => void): ReplicaHouse {
  let rebuilt = 0
  let file = openOrReplace()

  function openOrReplace(): ReplicaFile {
    try {
      return openReplicaFile(path)
    } catch (error) {
      if (!isDamage(error)) throw error
      return replace()
    }
  }

  function replace(): ReplicaFile {
    for (const part of PARTS) {
      rmSync(`${path}.damaged${part}`, { force: true })
      if (existsSync(path + part)) renameSync(path + part, `${path}.damaged${part}`)
    }
    rebuilt++
    return openReplicaFile(path)
  }

  if (rebuilt > 0) onRebuilt()
  return {
    use(work) {
      try {
        return work(file)
      } catch (error) {
        if (!isDamage(error)) throw error
        file.close()
        file = replace()
        onRebuilt()
        return work(file)
      }
    },
    forgetDamaged() {
      for (const part of PARTS) rmSync(`${path}.damaged${part}`, { force: true })
    },
    rebuilt: () => rebuilt,
    close: () => file.close(),
  }
}
