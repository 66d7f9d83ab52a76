import { believed, type Density } from './density.ts'

const MARK = [0x45, 0x78, 0x69, 0x66, 0, 0]
const TIFF = MARK.length
const ORIENTATION = 0x0112
const X_RESOLUTION = 0x011a
const Y_RESOLUTION = 0x011b
const RESOLUTION_UNIT = 0x0128
const CENTIMETRES = 3
/** More entries than any camera writes. */
const MOST_ENTRIES = 512

/** How a camera held the picture (1 to 8), and its density, from an EXIF segment (TIFF 6.0, first directory). */
export function readExif(bytes: Uint8Array): { orientation: number; density: Density | null } | null {
  if (bytes.length < TIFF + 8 || !MARK.every((byte, index) => bytes[index] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + TIFF, bytes.byteLength - TIFF)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const little = order === 0x4949
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return null
  const entries = Math.min(view.getUint16(directory, little), MOST_ENTRIES)
  const found = new Map<number, number>()
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > view.byteLength) break
    const tag = view.getUint16(at, little)
    if (tag === ORIENTATION || tag === RESOLUTION_UNIT) found.set(tag, view.getUint16(at + 8, little))
    if (tag === X_RESOLUTION || tag === Y_RESOLUTION)
      found.set(tag, fraction(view, view.getUint32(at + 8, little), little))
  }
  const orientation = found.get(ORIENTATION) ?? 1
  const perUnit = found.get(RESOLUTION_UNIT) === CENTIMETRES ? 2.54 : 1
  const x = (found.get(X_RESOLUTION) ?? 0) * perUnit
  const y = (found.get(Y_RESOLUTION) ?? 0) * perUnit
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, density: believed(x, y) }
}

/** A rational number of TIFF: two 32-bit numbers; 0 where it lies outside of the segment. */
function fraction(view: DataView, at: number, little: boolean): number {
  if (at + 8 > view.byteLength) return 0
  const below = view.getUint32(at + 4, little)
  return below === 0 ? 0 : view.getUint32(at, little) / below
}
