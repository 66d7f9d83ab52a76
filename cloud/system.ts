import { randomBytes } from 'node:crypto'
import type { Clock } from '../src-shared/std/instant.ts'

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }

/** The machine's own chance, good enough for keys. */
export const systemRandom = (bytes: number): Uint8Array => randomBytes(bytes)
