import { believed, dpiOfMetre, type Density } from './density.ts'
import type { ImageFacts } from './image-facts.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PER_METRE = 1
const IHDR = 0x49484452
const PHYS = 0x70485973
const IDAT = 0x49444154

/** The head of a PNG file (W3C PNG, chunks IHDR and pHYs); null where it is none, or damaged. */
export function readPng(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 33 || !SIGNATURE.every((byte, index) => bytes[index] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(12) !== IHDR) return null
  const widthPx = view.getUint32(16)
  const heightPx = view.getUint32(20)
  if (widthPx === 0 || heightPx === 0) return null
  return { kind: 'png', widthPx, heightPx, density: densityOf(view), inks: false }
}

/** From the chunk pHYs, which stands before the picture itself. */
function densityOf(view: DataView): Density | null {
  let at = 8
  while (at + 12 <= view.byteLength) {
    const length = view.getUint32(at)
    const name = view.getUint32(at + 4)
    if (name === IDAT) return null
    if (name === PHYS && length >= 9 && at + 17 <= view.byteLength)
      return view.getUint8(at + 16) === PER_METRE
        ? believed(dpiOfMetre(view.getUint32(at + 8)), dpiOfMetre(view.getUint32(at + 12)))
        : null
    at += 12 + length
  }
  return null
}
