/** Words of a text that is only bytes, one after the other, in small letters. */
export interface Words {
  /** The next word; null at the end. */
  next(): string | null
  /** Leaves the rest of the line alone: names may hold anything. */
  skipLine(): void
  /** Whether nothing but blanks follows. */
  atEnd(): boolean
  /** The line of the last word, from 1. */
  line(): number
}

const NEW_LINE = 0x0a
const BLANK = 0x20
/** No word of a file that can be read is longer; the rest of a longer one is dropped. */
const LONGEST = 64
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

export function wordsOf(bytes: Uint8Array): Words {
  let at = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? 3 : 0
  let line = 1
  const skipBlanks = (): void => {
    while (at < bytes.length && bytes[at]! <= BLANK) if (bytes[at++] === NEW_LINE) line++
  }
  return {
    next() {
      skipBlanks()
      if (at >= bytes.length) return null
      const from = at
      while (at < bytes.length && bytes[at]! > BLANK) at++
      return String.fromCharCode(...bytes.subarray(from, Math.min(at, from + LONGEST))).toLowerCase()
    },
    skipLine() {
      while (at < bytes.length && bytes[at] !== NEW_LINE) at++
    },
    atEnd() {
      skipBlanks()
      return at >= bytes.length
    },
    line: () => line,
  }
}
