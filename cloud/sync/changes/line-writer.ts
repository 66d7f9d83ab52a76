import type { ServerResponse } from 'node:http'
import type { Chunk } from './lines.ts'

/** One open stream's way out. */
export interface LineWriter {
  /** Live lines: written at once. A reader that has let more than the bound pile up is cut off; it resumes from its cursor. */
  send(...chunks: Chunk[]): void
  /** Pages: waits until the reader has taken enough. False when it is gone, or took nothing for too long. */
  sendGently(chunk: Chunk): Promise<boolean>
  end(): void
  readonly gone: boolean
}

export interface WriterBounds {
  /** Bytes that may wait for a slow reader. */
  readonly backlogBytes: number
  /** A reader that takes nothing for this long while pages wait is cut off. */
  readonly stallMs: number
}

/** Opens the answer: NDJSON, in gzip members when the reader takes gzip. */
export function openLineWriter(response: ServerResponse, gzip: boolean, bounds: WriterBounds): LineWriter {
  response.writeHead(200, {
    'content-type': 'application/x-ndjson',
    'cache-control': 'no-store, no-transform',
    // Some proxies hold answers back until they are complete.
    'x-accel-buffering': 'no',
    vary: 'accept-encoding',
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  })
  response.socket?.setNoDelay(true)
  response.flushHeaders()
  const bytesOf = (chunk: Chunk): Buffer => (gzip ? chunk.gzipped : chunk.plain)
  const gone = (): boolean => response.destroyed || response.writableEnded
  return {
    send(...chunks) {
      if (gone()) return
      response.cork()
      chunks.forEach((chunk) => response.write(bytesOf(chunk)))
      response.uncork()
      if (response.writableLength > bounds.backlogBytes) response.destroy()
    },
    async sendGently(chunk) {
      if (gone()) return false
      if (response.write(bytesOf(chunk))) return true
      return drained(response, bounds.stallMs)
    },
    end() {
      if (!gone()) response.end()
    },
    get gone() {
      return gone()
    },
  }
}

function drained(response: ServerResponse, stallMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (taken: boolean): void => {
      clearTimeout(timer)
      response.off('drain', onDrain).off('close', onClose)
      resolve(taken)
    }
    const onDrain = (): void => settle(true)
    const onClose = (): void => settle(false)
    const timer = setTimeout(() => response.destroy(), stallMs)
    response.once('drain', onDrain).once('close', onClose)
  })
}
