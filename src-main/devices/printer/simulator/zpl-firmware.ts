import type { Firmware, Line, Switches } from './simulator.ts'

/** The part of a label printer that a station talks to: immediate `~HS`, a buffer of formats, one label after the other. */
export function zplFirmware(switches: Switches): Firmware {
  const formats: { bytes: Buffer; line: Line }[] = []
  const arriving = new Map<Line, Buffer>()
  let busy = false

  const printNext = () => {
    const next = formats[0]
    if (busy || !next || switches.paperOut || switches.coverOpen || switches.paused) return
    busy = true
    const finish = () => {
      busy = false
      if (switches.paperOut || switches.coverOpen) return
      formats.shift()
      next.line.sheet(next.bytes)
      printNext()
    }
    if (switches.slow > 0) next.line.later(switches.slow, finish)
    else finish()
  }

  const status = (partial: boolean): string => {
    const flag = (on: boolean) => (on ? 1 : 0)
    const waiting = String(formats.length).padStart(3, '0')
    return (
      `\x02030,${flag(switches.paperOut)},${flag(switches.paused)},1245,${waiting},0,0,${flag(partial)},000,0,0,0\x03\r\n` +
      `\x02000,0,${flag(switches.coverOpen)},0,0,2,4,0,${busy ? '00000001' : '00000000'},1,000\x03\r\n\x021234,0\x03\r\n`
    )
  }

  return {
    wake: printNext,
    receive(bytes, line) {
      let rest = Buffer.concat([arriving.get(line) ?? Buffer.alloc(0), bytes])
      for (let at = rest.indexOf('~HS'); at !== -1; at = rest.indexOf('~HS')) {
        rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + 3)])
        line.answer(status(rest.length > 0))
      }
      if (switches.dropAfter !== null && rest.length >= switches.dropAfter) {
        arriving.delete(line)
        return line.hangUp()
      }
      for (let end = rest.indexOf('^XZ'); end !== -1; end = rest.indexOf('^XZ')) {
        formats.push({ bytes: Buffer.from(rest.subarray(0, end + 3)), line })
        rest = rest.subarray(end + 3)
      }
      arriving.set(line, rest)
      printNext()
    },
  }
}
