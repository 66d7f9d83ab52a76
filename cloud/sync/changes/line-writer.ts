import type { Chunk } from './lines.ts'

/** One open stream's way out. */
export interface LineWriter {
  /** The answer that carries the stream. */
  readonly response: Response
  /** Live lines: handed over at once. A reader that lets more than the bound pile up is cut off; it resumes from its cursor. */
  send(...chunks: Chunk[]): void
  /** Pages: waits until the reader has taken what came before. False when it is gone, or took nothing for too long. */
  sendGently(chunk: Chunk): Promise<boolean>
  end(): void
  /** Ends in the middle, as a lost connection would. */
  cut(): void
  readonly gone: boolean
}

export interface WriterBounds {
  /** Bytes that may wait for a slow reader. */
  readonly backlogBytes: number
  /** A reader that takes nothing for this long while pages wait is cut off. */
  readonly stallMs: number
}

/** Short chunks travel together. */
const WORTH_JOINING = 64 * 1024

/** The connection under an answer. */
export interface Wire {
  /** Whether the reader takes gzip. */
  readonly gzip: boolean
  /** Drops the connection. */
  drop(): void
  /** Called once, when the stream is over, however it ended. */
  left(): void
}

/** Opens the answer: NDJSON, in gzip members when the reader takes gzip. */
export function openLineWriter({ gzip, drop, left }: Wire, bounds: WriterBounds): LineWriter {
  let gone = false
  let waiting: ((taken: boolean) => void) | null = null
  let controller!: ReadableStreamDefaultController<Uint8Array>
  const over = (): void => {
    if (gone) return
    gone = true
    waiting?.(false)
    left()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => void (controller = given),
      pull: () => waiting?.(true),
      cancel: over,
    },
    { highWaterMark: 1, size: (bytes) => bytes.byteLength },
  )
  const backlog = (): number => 1 - (controller.desiredSize ?? 1)
  const cut = (): void => {
    if (gone) return
    over()
    drop()
  }

  return {
    response: answerWith(body, gzip),
    send(...chunks) {
      if (gone) return
      for (const bytes of joined(chunks.map((chunk) => (gzip ? chunk.gzipped : chunk.plain))))
        controller.enqueue(bytes)
      if (backlog() > bounds.backlogBytes) cut()
    },
    async sendGently(chunk) {
      if (gone) return false
      controller.enqueue(gzip ? chunk.gzipped : chunk.plain)
      if (backlog() <= 0) return true
      const timer = setTimeout(cut, bounds.stallMs)
      const taken = await new Promise<boolean>((resolve) => {
        waiting = resolve
      })
      waiting = null
      clearTimeout(timer)
      return taken
    },
    end() {
      if (gone) return
      over()
      controller.close()
    },
    cut,
    get gone() {
      return gone
    },
  }
}

const answerWith = (body: ReadableStream<Uint8Array>, gzip: boolean): Response =>
  new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store, no-transform',
      // Some proxies hold answers back until they are complete.
      'x-accel-buffering': 'no',
      vary: 'accept-encoding',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    },
  })

function joined(parts: readonly Buffer[]): readonly Buffer[] {
  const short = parts.length > 1 && parts.reduce((sum, part) => sum + part.length, 0) < WORTH_JOINING
  return short ? [Buffer.concat(parts)] : parts
}
