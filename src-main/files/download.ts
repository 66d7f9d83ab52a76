import { rename, rm } from 'node:fs/promises'
import { isFull } from './disk-full.ts'
import { openSealedPart } from './vault/sealed-part.ts'
import type { Content } from './vault/sealed-layout.ts'

export type Downloaded =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly why: 'cancelled' | 'wrong_content' | 'network' | 'no_space'
      readonly bytesHere: number
    }

/**
 * Fetches `url` into `part`, sealed as it arrives, going on where an earlier try stopped (Range), checks length and
 * SHA-256 over everything, and only then gives it its name. Bytes that arrived stay for the next try, but for those
 * that turn out wrong.
 */
export async function download(
  ask: (url: string, headers: Record<string, string>, signal: AbortSignal) => Promise<Response>,
  url: string,
  wanted: Content,
  sealed: { part: string; whole: string; stationKey: Uint8Array },
  signal: AbortSignal,
  onProgress: (bytesHere: number) => void,
): Promise<Downloaded> {
  let here = 0
  const failed = (error: unknown): Downloaded => ({
    ok: false,
    why: signal.aborted ? 'cancelled' : isFull(error) ? 'no_space' : 'network',
    bytesHere: here,
  })
  try {
    const part = await openSealedPart(sealed.part, sealed.stationKey, wanted)
    here = part.here
    let missed: Downloaded | null = null
    try {
      if (here < wanted.bytes) await receive()
    } catch (error) {
      missed = failed(error)
    }
    await part.close()
    if (missed) return missed
    if (here < wanted.bytes) return { ok: false, why: 'network', bytesHere: here }
    if (part.digest() !== wanted.sha256) {
      await rm(sealed.part, { force: true })
      return { ok: false, why: 'wrong_content', bytesHere: 0 }
    }
    await rename(sealed.part, sealed.whole)
    return { ok: true }

    async function receive(): Promise<void> {
      const response = await ask(url, here > 0 ? { range: `bytes=${here}-` } : {}, signal)
      const goesOn =
        response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${here}-`)
      if (!response.ok || !response.body || (response.status === 206 && !goesOn)) return
      if (!goesOn) {
        here = 0
        await part.restart()
      }
      for await (const piece of response.body as AsyncIterable<Uint8Array>) {
        if (here + piece.length > wanted.bytes) break
        await part.write(piece)
        here += piece.length
        onProgress(here)
      }
    }
  } catch (error) {
    return failed(error)
  }
}
