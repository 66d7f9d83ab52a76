import { uuidV7 } from '../../../src-shared/ids/uuid-v7.ts'
import { orderNumberFrom } from '../../../src-shared/ids/order-number.ts'

/** Chance that is the same from run to run, so that a screenshot can be compared with yesterday's. */
export interface Chance {
  /** 0 ≤ n < 1 */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(of: readonly T[]): T
  id(atMs: number): string
  orderNumber(): string
}

/** A small generator with 32 bits of state (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => between(0, 255))
  return {
    next,
    between,
    pick: (of) => of[between(0, of.length - 1)]!,
    id: (atMs) => uuidV7(atMs, bytes(10)),
    orderNumber: () => orderNumberFrom(bytes(8)),
  }
}
