import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'

/** What is to be fetched, and how it must look when it is whole. */
export interface Wanted {
  readonly sha256: string
  readonly bytes: number
}

export type Downloaded =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly why: 'cancelled' | 'wrong_content' | 'network' | 'no_space'
      readonly bytesHere: number
    }

/**
 * Fetches `url` into `part`, going on where an earlier try stopped (Range), checks length and SHA-256 over everything,
 * and only then gives it its name. Bytes that arrived stay for the next try, but for those that turn out wrong.
 */
export async function download(
  ask: (url: string, headers: Record<string, string>, signal: AbortSignal) => Promise<Response>,
  url: string,
  wanted: Wanted,
  paths: { part: string; whole: string },
  signal: AbortSignal,
  onProgress: (bytesHere: number) => void,
): Promise<Downloaded> {
  let here = 0
  try {
    here = await sizeOf(paths.part)
    if (here > wanted.bytes) {
      await rm(paths.part, { force: true })
      here = 0
    }
    let hash = createHash('sha256')
    if (here > 0) await feed(hash, paths.part)
    if (here < wanted.bytes) {
      const response = await ask(url, here > 0 ? { range: `bytes=${here}-` } : {}, signal)
      const goesOn =
        response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${here}-`)
      if (!response.ok || !response.body || (response.status === 206 && !goesOn))
        return { ok: false, why: 'network', bytesHere: here }
      if (!goesOn) {
        here = 0
        hash = createHash('sha256')
      }
      const file = await open(paths.part, goesOn ? 'a' : 'w', 0o600)
      try {
        for await (const piece of response.body as AsyncIterable<Uint8Array>) {
          if (here + piece.length > wanted.bytes) break
          await file.appendFile(piece)
          hash.update(piece)
          here += piece.length
          onProgress(here)
        }
        await file.datasync()
      } finally {
        await file.close()
      }
      if (here < wanted.bytes) return { ok: false, why: 'network', bytesHere: here }
    }
    if (hash.digest('hex') !== wanted.sha256) {
      await rm(paths.part, { force: true })
      return { ok: false, why: 'wrong_content', bytesHere: 0 }
    }
    await rename(paths.part, paths.whole)
    return { ok: true }
  } catch (error) {
    if (signal.aborted) return { ok: false, why: 'cancelled', bytesHere: here }
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return {
      ok: false,
      why: code === 'ENOSPC' || code === 'EDQUOT' ? 'no_space' : 'network',
      bytesHere: here,
    }
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    return 0
  }
}

async function feed(hash: Hash, path: string): Promise<void> {
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
}
