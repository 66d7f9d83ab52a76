/** A repeatable source of chance (mulberry32), so that the demo is the same on every machine. */
export interface Chance {
  /** 0 ≤ n < 1 */
  next(): number
  /** min ≤ n ≤ max, whole */
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  bytes(count: number): Uint8Array
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
  }
}
