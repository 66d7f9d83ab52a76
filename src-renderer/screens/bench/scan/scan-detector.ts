/**
 * Tells a keyboard-wedge scanner from a person: a scanner types a whole code within a few milliseconds a key
 * and ends with Enter. Pure: keys and their times come in, what they mean comes out.
 */
export interface ScanDetector {
  /**
   * One key that was pressed; `atMs` is the event's own time stamp.
   * `start`: might be the first key of a code. `more`: goes on fast. `scan`: Enter ended a code. `none`: a person.
   */
  key(key: string, atMs: number): Heard
}

export type Heard =
  | { kind: 'none' }
  | { kind: 'start' }
  | { kind: 'more'; sure: boolean }
  | { kind: 'scan'; code: string }

/** A busy machine or a radio scanner may stumble once; a longer silence begins a new code. */
export const LONGEST_GAP_MS = 120
/** The slowest scanners need 30 ms a key on the whole; the fastest typists seldom less than 60. */
export const LONGEST_MEAN_GAP_MS = 40
export const SHORTEST_CODE = 4
/** From this many fast keys on it is hardly a person. */
const SURE_AFTER = 3

const NONE: Heard = { kind: 'none' }
const isPrintable = (key: string): boolean => [...key].length === 1

export function scanDetector(): ScanDetector {
  let code = ''
  let firstMs = 0
  let lastMs = Number.NEGATIVE_INFINITY
  const fastOnTheWhole = (atMs: number): boolean => atMs - firstMs <= LONGEST_MEAN_GAP_MS * code.length
  return {
    key(key, atMs) {
      const goesOn = code !== '' && atMs - lastMs <= LONGEST_GAP_MS
      if (key === 'Enter') {
        const scanned = goesOn && code.length >= SHORTEST_CODE && fastOnTheWhole(atMs) ? code : null
        code = ''
        return scanned === null ? NONE : { kind: 'scan', code: scanned }
      }
      // Shift and AltGr come between the letters of a scanner, too.
      if (!isPrintable(key)) return NONE
      lastMs = atMs
      if (goesOn) {
        code += key
        return { kind: 'more', sure: code.length >= SURE_AFTER && fastOnTheWhole(atMs) }
      }
      code = key
      firstMs = atMs
      return { kind: 'start' }
    },
  }
}
