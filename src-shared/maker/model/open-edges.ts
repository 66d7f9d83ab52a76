import type { TriangleMesh } from './triangle-mesh.ts'

/** Beyond it the tables of edges would take more memory than a window should. */
export const MOST_TRIANGLES_CHECKED = 2_000_000

const powerAbove = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(16, count)))
const mixed = (a: number, b: number, c: number): number => {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/**
 * How many edges are not shared by faces on both of their sides; 0 means the surface is closed and faces one way.
 * An edge is walked once in each direction by the faces beside it, so what is walked more one way than the other is open.
 * Null where there are too many triangles to say.
 */
export function countOpenEdges(mesh: TriangleMesh): number | null {
  if (mesh.triangles > MOST_TRIANGLES_CHECKED) return null
  const corner = sameCorners(mesh.positions)
  const size = powerAbove(mesh.triangles * 6)
  const from = new Int32Array(size).fill(-1)
  const to = new Int32Array(size)
  const surplus = new Int32Array(size)
  const walk = (a: number, b: number): void => {
    // A face that is only a line has no edges to share.
    if (a === b) return
    const low = a < b ? a : b
    const high = a < b ? b : a
    let slot = mixed(low, high, 0) & (size - 1)
    while (from[slot] !== -1 && !(from[slot] === low && to[slot] === high)) slot = (slot + 1) & (size - 1)
    from[slot] = low
    to[slot] = high
    surplus[slot]! += a === low ? 1 : -1
  }
  for (let i = 0; i < corner.length; i += 3) {
    const a = corner[i]!
    const b = corner[i + 1]!
    const c = corner[i + 2]!
    walk(a, b)
    walk(b, c)
    walk(c, a)
  }
  let open = 0
  for (const left of surplus) open += Math.abs(left)
  return open
}

/** For each corner, the first corner at the very same place: faces know their neighbours only by where they lie. */
function sameCorners(positions: Float32Array): Int32Array {
  const corners = positions.length / 3
  const size = powerAbove(corners * 2)
  const first = new Int32Array(size).fill(-1)
  const same = new Int32Array(corners)
  const plain = new Float32Array(positions.length)
  // Adding zero turns minus zero into zero, whose bits differ.
  for (let i = 0; i < positions.length; i++) plain[i] = positions[i]! + 0
  const bits = new Int32Array(plain.buffer)
  for (let corner = 0; corner < corners; corner++) {
    const at = corner * 3
    let slot = mixed(bits[at]!, bits[at + 1]!, bits[at + 2]!) & (size - 1)
    for (;;) {
      const known = first[slot]!
      if (known === -1) {
        first[slot] = corner
        same[corner] = corner
        break
      }
      const other = known * 3
      if (bits[other] === bits[at] && bits[other + 1] === bits[at + 1] && bits[other + 2] === bits[at + 2]) {
        same[corner] = known
        break
      }
      slot = (slot + 1) & (size - 1)
    }
  }
  return same
}
