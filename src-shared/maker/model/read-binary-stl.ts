import { cannotRead, inFigures, type ModelLimits, type ModelRead } from './triangle-mesh.ts'

const HEADER = 80
const FIRST = HEADER + 4
const TRIANGLE = 50
/** Each triangle begins with its normal, which is worked out from the corners instead. */
const NORMAL = 12

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether the length is exactly what the count in the header asks for. */
export const binaryStlFits = (bytes: Uint8Array): boolean =>
  bytes.length >= FIRST && bytes.length === FIRST + viewOf(bytes).getUint32(HEADER, true) * TRIANGLE

/** Reads a binary STL. Bytes after the last triangle are left alone; a file that ends too early is refused. */
export function readBinaryStl(bytes: Uint8Array, limits: ModelLimits): ModelRead {
  if (bytes.length < FIRST)
    return cannotRead('not_a_model', 'This is no STL file: it is shorter than the head of one.')
  const view = viewOf(bytes)
  const triangles = view.getUint32(HEADER, true)
  if (triangles === 0) return cannotRead('empty', 'The file has no triangles in it.')
  const whole = Math.floor((bytes.length - FIRST) / TRIANGLE)
  if (whole < triangles)
    return cannotRead(
      'cut_off',
      `The file says it has ${inFigures(triangles)} triangles but ends after ${inFigures(whole)}: it is cut off, or no STL file.`,
    )
  if (triangles > limits.triangles)
    return cannotRead(
      'too_large',
      `The model has ${inFigures(triangles)} triangles, more than can be shown here (${inFigures(limits.triangles)}).`,
    )
  const positions = new Float32Array(triangles * 9)
  for (let triangle = 0, to = 0; triangle < triangles; triangle++) {
    const from = FIRST + triangle * TRIANGLE + NORMAL
    for (let number = 0; number < 9; number++) {
      const value = view.getFloat32(from + number * 4, true)
      // Not a number fails both comparisons.
      if (!(value <= limits.farthestMm && value >= -limits.farthestMm))
        return cannotRead(
          'bad_number',
          `Triangle ${inFigures(triangle + 1)} has a corner that is nowhere: the file is damaged, or no STL file.`,
        )
      positions[to++] = value
    }
  }
  return { ok: true, format: 'binary', mesh: { positions, triangles } }
}
