import { parseEscPos } from '../virtual/parse-escpos.ts'
import type { Firmware, Line, Switches } from './simulator.ts'

const CUT = Buffer.from([0x1d, 0x56, 0x42, 0x00])
const FENCE = Buffer.from([0x1d, 0x72, 0x01])

/** The part of a receipt printer that a station talks to: real-time status, a buffer, slips up to the cut, the fence behind. */
export function escPosFirmware(switches: Switches): Firmware {
  const buffers = new Map<Line, Buffer>()

  const realTime = (n: number): number => {
    const stuck = switches.paperOut || switches.coverOpen
    if (n === 1) return 0x12 | (stuck ? 0x08 : 0)
    if (n === 2) return 0x12 | (switches.coverOpen ? 0x04 : 0) | (switches.paperOut ? 0x20 : 0)
    return 0x12 | (n === 4 && switches.paperOut ? 0x6c : 0)
  }

  const consume = (line: Line, delayed = false) => {
    if (switches.paperOut || switches.coverOpen) return
    const bytes = buffers.get(line) ?? Buffer.alloc(0)
    const cut = bytes.indexOf(CUT)
    if (cut !== -1 && switches.slow > 0 && !delayed)
      return line.later(switches.slow, () => consume(line, true))
    if (cut !== -1) {
      const slip = Buffer.from(bytes.subarray(0, cut + CUT.length))
      parseEscPos(slip)
      buffers.set(line, bytes.subarray(cut + CUT.length))
      line.sheet(slip)
      return consume(line)
    }
    if (!bytes.subarray(0, FENCE.length).equals(FENCE)) return
    buffers.set(line, bytes.subarray(FENCE.length))
    if (!switches.closeAfterJob) line.answer(Buffer.from([0x00]))
  }

  return {
    wake: () => {
      for (const line of buffers.keys()) consume(line)
    },
    receive(bytes, line) {
      let rest = bytes
      for (let at = realTimeAt(rest); at !== -1; at = realTimeAt(rest)) {
        line.answer(Buffer.from([realTime(rest[at + 2]!)]))
        rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + 3)])
      }
      const buffer = Buffer.concat([buffers.get(line) ?? Buffer.alloc(0), rest])
      buffers.set(line, buffer)
      if (switches.dropAfter !== null && buffer.length >= switches.dropAfter) {
        buffers.delete(line)
        return line.hangUp()
      }
      consume(line)
    },
  }
}

const realTimeAt = (bytes: Buffer): number =>
  bytes.findIndex(
    (byte, at) => byte === 0x10 && bytes[at + 1] === 0x04 && [1, 2, 3, 4].includes(bytes[at + 2] ?? 0),
  )
