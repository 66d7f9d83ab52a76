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
  forget(): void
}

export type Heard = { kind: 'none' } | { kind: 'start' } | { kind: 'more'; sure: boolean } | { kind: 'scan'; code: string }

/** The slowest scanners leave about 40 ms between keys; the fastest typists seldom less than 60 over a whole word. */
export const LONGEST_GAP_MS = 50
export const SHORTEST_CODE = 4
/** From this many fast keys on it is hardly a person. */
const SURE_AFTER = 3

const NONE: Heard = { kind: 'none' }
const isPrintable = (key: string): boolean => [...key].length === 1

export function scanDetector(): ScanDetector {
  let code = ''
  let lastMs = Number.NEGATIVE_INFINITY
  const forget = (): void => {
    code = ''
    lastMs = Number.NEGATIVE_INFINITY
  }
  return {
    forget,
    key(key, atMs) {
      const fast = atMs - lastMs <= LONGEST_GAP_MS
      if (key === 'Enter') {
        const scanned = fast && code.length >= SHORTEST_CODE ? code : null
        forget()
        return scanned === null ? NONE : { kind: 'scan', code: scanned }
      }
      // Shift and AltGr come between the letters of a scanner, too.
      if (!isPrintable(key)) return NONE
      lastMs = atMs
      if (fast && code !== '') {
        code += key
        return { kind: 'more', sure: code.length >= SURE_AFTER }
      }
      code = key
      return { kind: 'start' }
    },
  }
}
