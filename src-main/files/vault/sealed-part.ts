import { createHash, type Hash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { readAt, writeAt } from './file-io.ts'
import { seal, unseal } from './seal.ts'
import {
  CHUNK,
  contextOf,
  HEADER,
  newHeader,
  placeOf,
  readHeader,
  SEALED_CHUNK,
  type Content,
} from './sealed-layout.ts'

/** A sealed file that is being filled, or that an earlier try left behind. */
export interface SealedPart {
  /** Bytes that are here and sound. */
  readonly here: number
  write(piece: Uint8Array): Promise<void>
  /** Begins anew: what was here is dropped. */
  restart(): Promise<void>
  /** SHA-256 of everything here, in hex. To be asked once, at the end. */
  digest(): string
  /** Puts on disk what is here, and waits for the disk. */
  close(): Promise<void>
}

/**
 * Opens or makes the part at `path`. Of what an earlier try left, all chunks are checked; at the first that does not
 * open (it was cut by a crash, or changed) the rest is dropped. A part of something else is dropped whole.
 */
export async function openSealedPart(
  path: string,
  stationKey: Uint8Array,
  content: Content,
): Promise<SealedPart> {
  const file = await openOrMake(path)
  let dataKey: Buffer
  let hash: Hash
  let chunk: number
  /** What does not fill a chunk yet. */
  const tail = Buffer.alloc(CHUNK)
  let waiting: number

  async function begin(): Promise<void> {
    const made = newHeader(stationKey, content)
    dataKey = made.dataKey
    hash = createHash('sha256')
    chunk = 0
    waiting = 0
    if ((await file.stat()).size > 0) await file.truncate(0)
    await writeAt(file, 0, made.header)
  }

  async function goOn(): Promise<boolean> {
    const header = await readAt(file, 0, HEADER)
    const known = readHeader(stationKey, header)
    if (known?.content.sha256 !== content.sha256 || known.content.bytes !== content.bytes) return false
    dataKey = known.dataKey
    hash = createHash('sha256')
    waiting = 0
    for (chunk = 0; ; chunk++) {
      const bytes = unseal(
        dataKey,
        await readAt(file, placeOf(chunk), SEALED_CHUNK),
        contextOf(content, chunk),
      )
      if (!bytes || chunk * CHUNK + bytes.length > content.bytes) break
      hash.update(bytes)
      if (bytes.length === CHUNK) continue
      bytes.copy(tail)
      waiting = bytes.length
      break
    }
    await file.truncate(placeOf(chunk))
    return true
  }

  async function put(bytes: Uint8Array): Promise<void> {
    await writeAt(file, placeOf(chunk), seal(dataKey, bytes, contextOf(content, chunk)))
  }

  try {
    if (!(await goOn())) await begin()
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    get here() {
      return chunk * CHUNK + waiting
    },
    async write(piece) {
      hash.update(piece)
      for (let at = 0; at < piece.length;) {
        const taken = Math.min(CHUNK - waiting, piece.length - at)
        tail.set(piece.subarray(at, at + taken), waiting)
        waiting += taken
        at += taken
        if (waiting < CHUNK) continue
        await put(tail)
        chunk++
        waiting = 0
      }
    },
    restart: begin,
    digest: () => hash.digest('hex'),
    async close() {
      try {
        if (waiting > 0) await put(tail.subarray(0, waiting))
        await file.datasync()
      } finally {
        await file.close()
      }
    },
  }
}

async function openOrMake(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return open(path, 'wx+', 0o600)
  }
}
