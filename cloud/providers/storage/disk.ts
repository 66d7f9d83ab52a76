import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Clock } from '../../../src-shared/std/instant.ts'
import { assertKey } from './key.ts'
import type { Storage, StoredFile } from './port.ts'
import { signatureOf } from './signature.ts'

const about = z.object({ bytes: z.int(), sha256: z.string(), mediaType: z.string(), content: z.uuid() })
type About = z.infer<typeof about>

/** A link lives this long unless asked otherwise (S0.15). */
const LINK_SECONDS = 600

/**
 * Files on the local disk. The bytes lie under a fresh name in `bytes/`; `about/<key>.json` says which they are, and
 * replacing that small file is the one step in which a new content takes the place of the old.
 */
export function diskStorage(given: {
  folder: string
  publicUrl: string
  secret: string
  clock: Clock
}): Storage {
  const folder = resolve(given.folder)
  const aboutFile = (key: string): string => {
    assertKey(key)
    return join(folder, 'about', `${key}.json`)
  }
  const bytesFile = (content: string): string => join(folder, 'bytes', content.slice(-2), content)
  const read = async (key: string): Promise<About | null> => {
    const text = await readFile(aboutFile(key), 'utf8').catch(nothingIfMissing)
    return text === null ? null : about.parse(JSON.parse(text))
  }
  const storedAs = (key: string, { bytes, sha256, mediaType }: About): StoredFile => ({
    key,
    bytes,
    sha256,
    mediaType,
  })

  return {
    async put(key, content, mediaType) {
      const pointer = aboutFile(key)
      const before = await read(key)
      const name = randomUUID()
      const written = { ...(await writeWhole(bytesFile(name), content)), mediaType, content: name }
      await mkdir(dirname(pointer), { recursive: true, mode: 0o700 })
      const draft = `${pointer}.${name}`
      await writeFile(draft, JSON.stringify(written), { mode: 0o600, flush: true })
      await rename(draft, pointer)
      if (before) await rm(bytesFile(before.content), { force: true })
      return storedAs(key, written)
    },
    async stat(key) {
      const found = await read(key)
      return found && storedAs(key, found)
    },
    async read(key, range) {
      const found = await read(key)
      if (!found) return null
      const file = await open(bytesFile(found.content)).catch(nothingIfMissing)
      return file && createReadStream('', { fd: file, ...range })
    },
    async remove(key) {
      const found = await read(key)
      if (!found) return
      await rm(aboutFile(key), { force: true })
      await rm(bytesFile(found.content), { force: true })
    },
    signedUrl(key, expiresInSeconds = LINK_SECONDS) {
      assertKey(key)
      const expires = Math.floor(given.clock.now() / 1000) + expiresInSeconds
      return `${given.publicUrl}/files/${key}?expires=${expires}&sig=${signatureOf(given.secret, key, expires)}`
    },
  }
}

/** Writes, waits for the disk, and tells size and hash of what was written. Half a file is removed again. */
async function writeWhole(
  path: string,
  content: Uint8Array | Readable,
): Promise<Pick<StoredFile, 'bytes' | 'sha256'>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const source = content instanceof Readable ? content : Readable.from([content])
  const measure = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  try {
    await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

function nothingIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
