import { READY, type PrinterCondition } from '../port.ts'

/** What a label printer says to `~HS` (ZPL II Programming Guide): three lines between STX and ETX. */
export interface HostStatus {
  readonly paperOut: boolean
  readonly paused: boolean
  readonly bufferFull: boolean
  readonly headOpen: boolean
  readonly ribbonOut: boolean
  readonly fault: boolean
  /** Formats in the receive buffer, one that is arriving, and labels of the running batch. */
  readonly waiting: number
}

// eslint-disable-next-line no-control-regex -- STX and ETX frame the lines
const LINE = /\x02([^\x02\x03]*)\x03(?:\r?\n)?/g

/** Reads one whole answer from what came; null while it is not complete. */
export function readHostStatus(bytes: Buffer): { value: HostStatus; used: number } | null {
  const lines = [...bytes.toString('latin1').matchAll(LINE)]
  const start = lines.findIndex((line) => line[1]!.split(',').length === 12)
  const [first, second, third] = lines.slice(start === -1 ? lines.length : start)
  if (!first || !second || !third) return null
  const a = first[1]!.split(',').map(Number)
  const b = second[1]!.split(',').map(Number)
  const value: HostStatus = {
    paperOut: a[1] === 1,
    paused: a[2] === 1,
    bufferFull: a[5] === 1,
    headOpen: b[2] === 1,
    ribbonOut: b[3] === 1,
    fault: a[9] === 1 || a[10] === 1 || a[11] === 1,
    waiting: (a[4] ?? 0) + (a[7] ?? 0) + (b[8] ?? 0),
  }
  return { value, used: third.index + third[0].length }
}

/** The first thing that keeps the printer from printing, and what to do about it. */
export function conditionOf(status: HostStatus): PrinterCondition {
  if (status.headOpen) return { state: 'cover_open', sentence: 'The print head is open: close it.' }
  if (status.paperOut) return { state: 'paper_out', sentence: 'Out of labels: put in a new roll.' }
  if (status.ribbonOut) return { state: 'paper_out', sentence: 'Out of ribbon: put in a new one.' }
  if (status.paused) return { state: 'paused', sentence: 'Paused: press the pause button on the printer.' }
  if (status.fault)
    return {
      state: 'error',
      sentence: 'The printer reports a fault (memory or temperature): switch it off and on.',
    }
  if (status.bufferFull)
    return { state: 'error', sentence: 'The printer’s memory is full: wait, or switch it off and on.' }
  return status.waiting > 0 ? { state: 'printing', sentence: 'Printing.' } : READY
}
