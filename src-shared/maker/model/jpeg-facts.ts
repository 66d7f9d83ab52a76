import { readExif } from './exif-facts.ts'
import { believed, type Density } from './density.ts'
import type { ImageFacts } from './image-facts.ts'

const APP0 = 0xe0
const APP1 = 0xe1
const START_OF_SCAN = 0xda
const END = 0xd9
/** Frames that hold the size: SOF0 to SOF15 without the tables that share the range. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
/** Markers that stand alone, without a length. */
const isAlone = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01
/** Turns by a quarter swap width and height (EXIF orientations 5 to 8). */
const LYING = 5

/** The head of a JPEG file (ITU T.81, JFIF and EXIF segments); null where it is none, or damaged. */
export function readJpeg(bytes: Uint8Array): ImageFacts | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let jfif: Density | null = null
  let exif: ReturnType<typeof readExif> = null
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    // Any marker may be preceded by fill bytes.
    if (marker === 0xff) {
      at++
      continue
    }
    if (isAlone(marker)) {
      at += 2
      continue
    }
    if (marker === START_OF_SCAN || marker === END) return null
    const length = view.getUint16(at + 2)
    const body = at + 4
    if (length < 2 || at + 2 + length > bytes.length) return null
    if (marker === APP0) jfif ??= jfifDensity(view, body, length - 2)
    if (marker === APP1) exif ??= readExif(bytes.subarray(body, at + 2 + length))
    if (isFrame(marker) && length >= 8) {
      const heightPx = view.getUint16(body + 1)
      const widthPx = view.getUint16(body + 3)
      if (widthPx === 0 || heightPx === 0) return null
      const inks = view.getUint8(body + 5) === 4
      const density = exif?.density ?? jfif
      if ((exif?.orientation ?? 1) < LYING) return { kind: 'jpeg', widthPx, heightPx, density, inks }
      return {
        kind: 'jpeg',
        widthPx: heightPx,
        heightPx: widthPx,
        density: density && { x: density.y, y: density.x },
        inks,
      }
    }
    at += 2 + length
  }
  return null
}

const PER_INCH = 1
const PER_CENTIMETRE = 2
const JFIF = [0x4a, 0x46, 0x49, 0x46, 0]

function jfifDensity(view: DataView, at: number, length: number): Density | null {
  if (length < 12 || !JFIF.every((byte, index) => view.getUint8(at + index) === byte)) return null
  const unit = view.getUint8(at + 7)
  const x = view.getUint16(at + 8)
  const y = view.getUint16(at + 10)
  if (unit === PER_INCH) return believed(x, y)
  return unit === PER_CENTIMETRE ? believed(x * 2.54, y * 2.54) : null
}
