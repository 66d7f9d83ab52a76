import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'

/** Room for about a thousand more actions once the disk is full. */
const RESERVE_BYTES = 4 * 1024 * 1024

/** Space that is held back, so that a full disk does not stop the person at the bench at once. */
export interface DiskReserve {
  /** Gives the space free; false where it was given already. */
  release(): boolean
  /** Takes the space again where it can be had. */
  refill(): void
}

export function diskReserve(path: string): DiskReserve {
  const there = () => {
    try {
      return statSync(path).size === RESERVE_BYTES
    } catch {
      return false
    }
  }
  return {
    release() {
      if (!there()) return false
      rmSync(path, { force: true })
      return true
    },
    refill() {
      if (there()) return
      try {
        const file = openSync(path, 'w', 0o600)
        try {
          writeSync(file, Buffer.alloc(RESERVE_BYTES))
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
      } catch {
        // No room for a reserve is no reason to stop working; what was half written must not stay.
        rmSync(path, { force: true })
      }
    },
  }
}
