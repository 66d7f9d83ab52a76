import { parentPort } from 'node:worker_threads'
import { drawLabel } from './draw-label.ts'
import { drawSlip } from './draw-slip.ts'
import type { SheetAnswer, SheetOrder } from './sheet-artist.ts'

/** The drawing thread: an order comes in with its number, the picture goes out under the same. */
parentPort?.on('message', ({ number, order }: { number: number; order: SheetOrder }) => {
  void draw(order).then((answer) => parentPort?.postMessage({ number, answer }))
})

async function draw(order: SheetOrder): Promise<SheetAnswer> {
  try {
    const png = order.language === 'zpl' ? await drawLabel(order) : drawSlip(order.bytes, order.widthMm)
    return { png: Uint8Array.from(png) }
  } catch (error) {
    return { error: (error instanceof Error ? error.message : String(error)).slice(0, 200) }
  }
}
