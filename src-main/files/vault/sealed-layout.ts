import { randomBytes } from 'node:crypto'
import { OVERHEAD, seal, unseal } from './seal.ts'

/*
 * A file as it lies on disk, so that nobody reads, swaps or cuts it unseen:
 *
 *   magic 8 │ SHA-256 32 │ length 8 │ data key, sealed with the station's key 60 │ chunk │ chunk │ …
 *
 * Each chunk holds 64 KiB (the last one what is left), sealed with the file's own random key. Its context is the file's
 * hash and length and the chunk's number, so that it fits in one place of one file.
 */

/** What a file holds: SHA-256 in hex, and its length in bytes. */
export interface Content {
  readonly sha256: string
  readonly bytes: number
}

const MAGIC = Buffer.from('PBSEAL\x00\x01', 'latin1')
const KEY = 32
const PLAIN_HEADER = MAGIC.length + 32 + 8

export const CHUNK = 64 * 1024
export const HEADER = PLAIN_HEADER + KEY + OVERHEAD
export const SEALED_CHUNK = CHUNK + OVERHEAD

/** How long the sealed file is. */
export const sealedSize = (bytes: number): number => HEADER + bytes + Math.ceil(bytes / CHUNK) * OVERHEAD
/** Where the chunk with this number begins. */
export const placeOf = (chunk: number): number => HEADER + chunk * SEALED_CHUNK
/** How many bytes the chunk with this number holds. */
export const sizeOf = (chunk: number, bytes: number): number => Math.min(CHUNK, bytes - chunk * CHUNK)

function plainHeader({ sha256, bytes }: Content): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(bytes))
  return Buffer.concat([MAGIC, Buffer.from(sha256, 'hex'), length])
}

export function newHeader(stationKey: Uint8Array, content: Content): { header: Buffer; dataKey: Buffer } {
  const dataKey = randomBytes(KEY)
  const plain = plainHeader(content)
  return { header: Buffer.concat([plain, seal(stationKey, dataKey, plain)]), dataKey }
}

/** What the file says it holds, and its key; null where the header is not ours or not whole. */
export function readHeader(
  stationKey: Uint8Array,
  header: Uint8Array,
): { content: Content; dataKey: Buffer } | null {
  const plain = Buffer.from(header.subarray(0, PLAIN_HEADER))
  if (header.length < HEADER || !plain.subarray(0, MAGIC.length).equals(MAGIC)) return null
  const dataKey = unseal(stationKey, header.subarray(PLAIN_HEADER, HEADER), plain)
  if (!dataKey) return null
  return {
    dataKey,
    content: {
      sha256: plain.subarray(MAGIC.length, MAGIC.length + 32).toString('hex'),
      bytes: Number(plain.readBigUInt64BE(MAGIC.length + 32)),
    },
  }
}

/** What binds a chunk to its place. */
export function contextOf(content: Content, chunk: number): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(chunk))
  return Buffer.concat([plainHeader(content), number])
}
