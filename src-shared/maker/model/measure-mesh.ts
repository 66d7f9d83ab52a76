import { countOpenEdges } from './open-edges.ts'
import type { TriangleMesh } from './triangle-mesh.ts'

export type Point = readonly [x: number, y: number, z: number]

/** What can be said of a model without printing it. Lengths in mm, area in mm², volume in mm³. */
export interface ModelMeasures {
  readonly triangles: number
  readonly box: { readonly min: Point; readonly max: Point; readonly size: Point }
  readonly areaMm2: number
  /** Of the space inside; only a closed model has one that means something. */
  readonly volumeMm3: number
  /** Whether the surface has no hole; null where the model has too many triangles to say. */
  readonly closed: boolean | null
  readonly openEdges: number
  /** The surface faces inwards: a slicer may turn it inside out. */
  readonly insideOut: boolean
}

/**
 * Measures a model. The volume is the sum of signed tetrahedra from each triangle to the middle of the box
 * (the divergence theorem), which is exact where the surface is closed and says nothing where it is not.
 */
export function measureMesh(mesh: TriangleMesh): ModelMeasures {
  const { positions: at, triangles } = mesh
  const box = boxOf(at)
  const [mx, my, mz] = box.min.map((low, axis) => (low + box.max[axis]!) / 2) as [number, number, number]
  let area = 0
  let volume = 0
  for (let i = 0; i < at.length; i += 9) {
    const ax = at[i]! - mx
    const ay = at[i + 1]! - my
    const az = at[i + 2]! - mz
    const ux = at[i + 3]! - mx - ax
    const uy = at[i + 4]! - my - ay
    const uz = at[i + 5]! - mz - az
    const vx = at[i + 6]! - mx - ax
    const vy = at[i + 7]! - my - ay
    const vz = at[i + 8]! - mz - az
    const nx = uy * vz - uz * vy
    const ny = uz * vx - ux * vz
    const nz = ux * vy - uy * vx
    area += Math.sqrt(nx * nx + ny * ny + nz * nz)
    volume += ax * nx + ay * ny + az * nz
  }
  const openEdges = countOpenEdges(mesh)
  return {
    triangles,
    box,
    areaMm2: area / 2,
    volumeMm3: Math.abs(volume) / 6,
    closed: openEdges === null ? null : openEdges === 0,
    openEdges: openEdges ?? 0,
    insideOut: openEdges === 0 && volume < 0,
  }
}

function boxOf(at: Float32Array): ModelMeasures['box'] {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < at.length; i++) {
    const axis = (i % 3) as 0 | 1 | 2
    const value = at[i]!
    if (value < min[axis]) min[axis] = value
    if (value > max[axis]) max[axis] = value
  }
  return { min, max, size: [max[0] - min[0], max[1] - min[1], max[2] - min[2]] }
}

/** How far it is from one point to another, in the points' own unit. */
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
