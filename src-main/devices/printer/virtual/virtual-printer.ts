import { READY, type PrinterPort } from '../port.ts'
import type { SheetArtist, SheetOrder } from './sheet-artist.ts'

/** A printer that shows what would have come out as a picture. What it cannot read is refused, as nothing would come out. */
export function virtualPrinter(paper: Omit<SheetOrder, 'bytes'>, artist: SheetArtist): PrinterPort {
  return {
    condition: () => Promise.resolve(READY),
    async print(bytes, moments) {
      moments.seen(READY)
      moments.beforeFirstByte()
      moments.afterLastByte()
      const answer = await artist.draw({ ...paper, bytes })
      if ('png' in answer) return { outcome: 'printed', sheet: answer.png }
      return { outcome: 'refused', sentence: `The virtual printer could not draw this: ${answer.error}` }
    },
  }
}
