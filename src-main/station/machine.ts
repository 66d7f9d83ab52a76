import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../../src-shared/ids/uuid-v7.ts'
import type { Clock } from '../../src-shared/std/instant.ts'
import type { Wait } from '../sync/bell.ts'

// Time and chance as this machine has them, for stations that are not given others.

export const machineClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }

export const idsOf = (clock: Clock) => (): string => uuidV7(Math.max(0, clock.now()), randomBytes(10))

export const machineWait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(end, ms)
    function end(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    signal.addEventListener('abort', end, { once: true })
  })
