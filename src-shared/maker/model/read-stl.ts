import { readBinaryStl, binaryStlFits } from './read-binary-stl.ts'
import { readTextStl } from './read-text-stl.ts'
import { cannotRead, MODEL_LIMITS, type ModelLimits, type ModelRead } from './triangle-mesh.ts'

const SOLID = [0x73, 0x6f, 0x6c, 0x69, 0x64]

/** Whether the file begins with the word `solid`, after blanks and whatever its case. */
function beginsAsText(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (at < 80 && bytes[at] !== undefined && bytes[at]! <= 0x20) at++
  return SOLID.every((letter, index) => (bytes[at + index]! | 0x20) === letter)
}

/**
 * Reads an STL file, binary or text, in millimetres. Any bytes give an answer, never an exception.
 * Programs write `solid` at the head of binary files too, so the length decides first
 * (layout: 80 bytes of header, a 32-bit count, then 50 bytes for each triangle).
 */
export function readStl(bytes: Uint8Array, limits: ModelLimits = MODEL_LIMITS): ModelRead {
  if (bytes.length > limits.bytes)
    return cannotRead(
      'too_large',
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB, more than can be shown here (${Math.floor(limits.bytes / 1024 / 1024)} MB).`,
    )
  if (bytes.length === 0) return cannotRead('empty', 'The file is empty.')
  if (binaryStlFits(bytes)) return readBinaryStl(bytes, limits)
  if (!beginsAsText(bytes)) return readBinaryStl(bytes, limits)
  return readTextStl(bytes, limits)
}
