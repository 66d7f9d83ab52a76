import { crc32, gzip, gzipSync } from 'node:zlib'
import { promisify } from 'node:util'
import type { ChangeLine } from '../../../src-shared/sync/protocol.ts'

const gzipAside = promisify(gzip)

/** Speed over size: a document of 1.3 KB shrinks to a fifth already, and the work is done by few cores for many. */
const LEVEL = 1
/** Longer than this is compressed on another thread. */
const LONG = 32 * 1024

/** A part of a stream in both forms in which readers may want it. */
export interface Chunk {
  readonly plain: Buffer
  /** A whole gzip member: members can be sent one after the other (RFC 1952 §2.2), each readable as it arrives. */
  readonly gzipped: Buffer
}

/** Text of whole lines → a chunk. Compressed once, sent to everyone who reads it. */
export async function chunkOf(text: string): Promise<Chunk> {
  const plain = Buffer.from(text)
  const gzipped =
    plain.length > LONG ? await gzipAside(plain, { level: LEVEL }) : gzipSync(plain, { level: LEVEL })
  return { plain, gzipped }
}

/** A short line of one reader: wrapped as a gzip member without compressing, which costs a microsecond. */
export function lineChunk(line: ChangeLine): Chunk {
  const plain = Buffer.from(`${JSON.stringify(line)}\n`)
  return { plain, gzipped: storedMember(plain) }
}

/** Deflate, no flags, no time, unknown system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])

/** A gzip member of one stored block (RFC 1951 §3.2.4). At most 65,535 bytes. */
function storedMember(plain: Buffer): Buffer {
  if (plain.length > 0xffff) throw new RangeError(`A stored block holds 65,535 bytes, not ${plain.length}`)
  const member = Buffer.alloc(HEAD.length + 5 + plain.length + 8)
  HEAD.copy(member)
  member[10] = 1
  member.writeUInt16LE(plain.length, 11)
  member.writeUInt16LE(~plain.length & 0xffff, 13)
  plain.copy(member, 15)
  member.writeUInt32LE(crc32(plain), 15 + plain.length)
  member.writeUInt32LE(plain.length, 19 + plain.length)
  return member
}
