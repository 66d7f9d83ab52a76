import { Worker } from 'node:worker_threads'

/** A sheet to be drawn: the bytes that a printer would get, and the size of its paper. */
export interface SheetOrder {
  readonly language: 'zpl' | 'escpos'
  readonly bytes: Uint8Array
  readonly widthMm: number
  /** Labels have a height; slips are as long as what is on them. */
  readonly heightMm: number | null
  readonly dotsPerMm: number
}

export type SheetAnswer = { readonly png: Uint8Array } | { readonly error: string }

/** Draws sheets away from the thread that serves the bench. Made at the first sheet; `close` ends it. */
export interface SheetArtist {
  draw(order: SheetOrder): Promise<SheetAnswer>
  close(): Promise<void>
}

/** `worker` is where the drawing program is; bundlers that move it say so here. */
export function sheetArtist(worker: URL = new URL('./draw-worker.ts', import.meta.url)): SheetArtist {
  let thread: Worker | null = null
  let asked = 0
  const waiting = new Map<number, (answer: SheetAnswer) => void>()
  const stopped = (why: string) => {
    thread = null
    for (const settle of waiting.values()) settle({ error: why })
    waiting.clear()
  }
  const start = (): Worker => {
    const fresh = new Worker(worker)
    fresh.on('message', ({ number, answer }: { number: number; answer: SheetAnswer }) => {
      waiting.get(number)?.(answer)
      waiting.delete(number)
      if (waiting.size === 0) fresh.unref()
    })
    fresh.on('error', (error: unknown) =>
      stopped(error instanceof Error ? error.message.slice(0, 200) : 'The drawing program failed.'),
    )
    fresh.on('exit', () => stopped('The drawing program ended.'))
    return fresh
  }
  return {
    draw: (order) =>
      new Promise((settle) => {
        const number = ++asked
        waiting.set(number, settle)
        thread ??= start()
        thread.ref()
        thread.postMessage({ number, order })
      }),
    close: async () => void (await thread?.terminate()),
  }
}
