import { open } from 'node:fs/promises'
import type { Bytes } from '../../../src-shared/std/byte-range.ts'
import { readAt } from './file-io.ts'
import { OVERHEAD, unseal } from './seal.ts'
import {
  CHUNK,
  contextOf,
  HEADER,
  placeOf,
  readHeader,
  sealedSize,
  sizeOf,
  type Content,
} from './sealed-layout.ts'

/** The file on disk is not what was put there: it was changed, cut, swapped, or sealed with another key. */
export class SealBroken extends Error {
  constructor(path: string) {
    super(`${path} is not what this station sealed`)
    this.name = 'SealBroken'
  }
}

/**
 * The bytes of a sealed file, or of a part of it, chunk by chunk; each is checked before it is handed out.
 * Throws `SealBroken` where the file does not hold `content`, and what the disk throws.
 */
export async function* readSealed(
  path: string,
  stationKey: Uint8Array,
  content: Content,
  range: Bytes = { start: 0, end: content.bytes - 1 },
): AsyncGenerator<Buffer, void> {
  const file = await open(path, 'r')
  try {
    const header = readHeader(stationKey, await readAt(file, 0, HEADER))
    const { size } = await file.stat()
    if (
      header?.content.sha256 !== content.sha256 ||
      header.content.bytes !== content.bytes ||
      size !== sealedSize(content.bytes)
    )
      throw new SealBroken(path)
    for (let chunk = Math.floor(range.start / CHUNK); chunk * CHUNK <= range.end; chunk++) {
      const sealed = await readAt(file, placeOf(chunk), sizeOf(chunk, content.bytes) + OVERHEAD)
      const bytes = unseal(header.dataKey, sealed, contextOf(content, chunk))
      if (!bytes) throw new SealBroken(path)
      const from = chunk * CHUNK
      yield bytes.subarray(Math.max(0, range.start - from), Math.min(bytes.length, range.end - from + 1))
    }
  } finally {
    await file.close()
  }
}

/** All of it at once, for what is small. */
export async function readSealedWhole(
  path: string,
  stationKey: Uint8Array,
  content: Content,
): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readSealed(path, stationKey, content)) pieces.push(piece)
  return Buffer.concat(pieces)
}
