import { READY, type PrinterCondition } from '../port.ts'

/** DLE EOT n: the printer answers one byte at once, also when it is offline or busy. */
export const askNow = (n: 1 | 2 | 3 | 4): Buffer => Buffer.from([0x10, 0x04, n])
/** GS r 1 goes through the buffer: its answer says that everything before it was processed. */
export const FENCE = Buffer.from([0x1d, 0x72, 0x01])

const firstByte = (mask: number, value: number) => (bytes: Buffer) => {
  const at = bytes.findIndex((byte) => (byte & mask) === value)
  return at === -1 ? null : { value: bytes[at]!, used: at + 1 }
}

/** Answers are told apart by their fixed bits, because they can come in any order. */
export const readNow = firstByte(0x93, 0x12)
export const readFence = firstByte(0x90, 0x00)

/** Bits of the three answers that say why a printer can not print (Epson's real-time status, n = 2, 3, 4). */
export function conditionOf(offline: number, error: number, paper: number): PrinterCondition {
  if (offline & 0x04) return { state: 'cover_open', sentence: 'The cover is open: close it.' }
  if (paper & 0x60 || offline & 0x20)
    return { state: 'paper_out', sentence: 'Out of paper: put in a new roll.' }
  if (error & 0x08)
    return {
      state: 'error',
      sentence: 'The cutter is stuck: clear the paper and switch the printer off and on.',
    }
  if (error & 0x20) return { state: 'error', sentence: 'The printer reports a fault: switch it off and on.' }
  if (error & 0x40 || offline & 0x40)
    return { state: 'error', sentence: 'The printer is too hot or reports a fault: wait a minute.' }
  if (paper & 0x0c) return { state: 'ready', sentence: 'Ready; the paper is nearly at its end.' }
  return READY
}
