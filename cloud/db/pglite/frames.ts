/** Messages of the Postgres wire protocol (version 3, chapter "Message Formats" of the PostgreSQL manual). */

const SERVER_SETTINGS = {
  server_version: '18.0',
  server_encoding: 'UTF8',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  integer_datetimes: 'on',
  standard_conforming_strings: 'on',
}

/** A message: one byte of type, four of length (itself included), body. */
function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`)
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** What a server says to a start-up packet: welcome without a password, its settings, ready and idle. */
export const greeting = (): Buffer =>
  Buffer.concat([
    message('R', int32(0)),
    ...Object.entries(SERVER_SETTINGS).map(([name, value]) => message('S', text(name), text(value))),
    message('K', int32(1), int32(1)),
    message('Z', Buffer.from('I')),
  ])

/** The first whole message in `bytes`, or null while it is still arriving. The start-up packet alone has no type byte. */
export function firstFrame(bytes: Buffer, startup: boolean): Buffer | null {
  const lengthAt = startup ? 0 : 1
  if (bytes.length < lengthAt + 4) return null
  const size = lengthAt + bytes.readInt32BE(lengthAt)
  return bytes.length < size ? null : bytes.subarray(0, size)
}

/** Every whole message in an answer. */
export function* framesOf(bytes: Buffer): Generator<Buffer> {
  for (let rest = bytes; ;) {
    const frame = firstFrame(rest, false)
    if (!frame) return
    yield frame
    rest = rest.subarray(frame.length)
  }
}

/** The type of a message, as the manual writes it: `Q`, `S`, `Z` … */
export const typeOf = (frame: Buffer): string => String.fromCharCode(frame[0] ?? 0)

/** After these a server answers; the others wait for one of them. Query, Sync, CopyDone, CopyFail, Flush. */
export const asksForAnswer = (frame: Buffer): boolean => 'QScfH'.includes(typeOf(frame))

/** In a ReadyForQuery message: whether no transaction is open. */
export const saysIdle = (frame: Buffer): boolean => typeOf(frame) === 'Z' && frame[5] === 'I'.charCodeAt(0)
