import type { Readable } from 'node:stream'

/** What is stored under a key. `sha256` is hex. */
export interface StoredFile {
  readonly key: string
  readonly bytes: number
  readonly sha256: string
  readonly mediaType: string
}

/** First and last byte, both included, as in an HTTP range. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Where files live: print files, product pictures. Keys look like `print-files/<uuid>.pdf`: segments of letters, digits,
 * dot, dash and underscore; anything else is refused with an error, so that no key can leave its place.
 */
export interface Storage {
  /** Stores a file whole or not at all; an earlier one under the key is replaced in one step. */
  put(key: string, content: Uint8Array | Readable, mediaType: string): Promise<StoredFile>
  /** What is known about a file, or null when there is none. */
  stat(key: string): Promise<StoredFile | null>
  /** Its bytes, or a range of them; null when there is none. */
  read(key: string, range?: ByteRange): Promise<Readable | null>
  /** Removes it; nothing happens when there is none. */
  remove(key: string): Promise<void>
  /** A link to read it without signing in, until `expiresInSeconds` from now (600 by default). The file need not exist yet. */
  signedUrl(key: string, expiresInSeconds?: number): string
}
