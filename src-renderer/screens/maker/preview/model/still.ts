import type { ModelMeasures } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import type { TriangleMesh } from '../../../../../src-shared/maker/model/triangle-mesh.ts'
import { lookFrom, screenAxes } from './orbit.ts'

interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
}

/**
 * A still picture of a model from one corner, drawn without a graphics card: each triangle flat, shaded by how much it
 * faces the light, the nearest on top. RGBA, `width × height`, clear where nothing is.
 */
export function drawStill(
  mesh: TriangleMesh,
  box: ModelMeasures['box'],
  width: number,
  height: number,
  colour: Colour,
): Uint8ClampedArray<ArrayBuffer> {
  const orbit = lookFrom('corner', box)
  const { right, up } = screenAxes(orbit)
  const ahead = [
    right[1] * up[2] - right[2] * up[1],
    right[2] * up[0] - right[0] * up[2],
    right[0] * up[1] - right[1] * up[0],
  ] as const
  const scale = (Math.min(width, height) * 0.92) / Math.max(0.01, Math.hypot(...box.size))
  const pixels = new Uint8ClampedArray(width * height * 4)
  const depth = new Float32Array(width * height).fill(-Infinity)
  const at = mesh.positions
  const x = [0, 0, 0]
  const y = [0, 0, 0]
  const z = [0, 0, 0]
  for (let i = 0; i < at.length; i += 9) {
    for (let corner = 0; corner < 3; corner++) {
      const from = i + corner * 3
      const px = at[from]! - orbit.target[0]
      const py = at[from + 1]! - orbit.target[1]
      const pz = at[from + 2]! - orbit.target[2]
      x[corner] = width / 2 + (px * right[0] + py * right[1] + pz * right[2]) * scale
      y[corner] = height / 2 - (px * up[0] + py * up[1] + pz * up[2]) * scale
      z[corner] = px * ahead[0] + py * ahead[1] + pz * ahead[2]
    }
    const [x0, x1, x2] = x as [number, number, number]
    const [y0, y1, y2] = y as [number, number, number]
    const [z0, z1, z2] = z as [number, number, number]
    const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    if (area === 0) continue
    const lit = shade(at, i, right, up, ahead)
    for (
      let row = Math.max(0, Math.floor(Math.min(y0, y1, y2)));
      row <= Math.min(height - 1, Math.max(y0, y1, y2));
      row++
    )
      for (
        let col = Math.max(0, Math.floor(Math.min(x0, x1, x2)));
        col <= Math.min(width - 1, Math.max(x0, x1, x2));
        col++
      ) {
        const b1 = ((col + 0.5 - x0) * (y2 - y0) - (x2 - x0) * (row + 0.5 - y0)) / area
        const b2 = ((x1 - x0) * (row + 0.5 - y0) - (col + 0.5 - x0) * (y1 - y0)) / area
        if (b1 < 0 || b2 < 0 || b1 + b2 > 1) continue
        const near = z0 + b1 * (z1 - z0) + b2 * (z2 - z0)
        const pixel = row * width + col
        if (near <= depth[pixel]!) continue
        depth[pixel] = near
        pixels.set([colour.r * lit, colour.g * lit, colour.b * lit, 255], pixel * 4)
      }
  }
  return pixels
}

type Axis = readonly [number, number, number]

/** How light a face is, 0.35 to 1: the lamp is above the left shoulder. */
function shade(at: Float32Array, i: number, right: Axis, up: Axis, ahead: Axis): number {
  const ux = at[i + 3]! - at[i]!
  const uy = at[i + 4]! - at[i + 1]!
  const uz = at[i + 5]! - at[i + 2]!
  const vx = at[i + 6]! - at[i]!
  const vy = at[i + 7]! - at[i + 1]!
  const vz = at[i + 8]! - at[i + 2]!
  const n: Axis = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const long = Math.hypot(...n) || 1
  const along = (axis: Axis): number => (n[0] * axis[0] + n[1] * axis[1] + n[2] * axis[2]) / long
  const toLamp = along(ahead) * 0.7 + along(up) * 0.6 - along(right) * 0.38
  return 0.35 + 0.65 * Math.min(1, Math.abs(toLamp))
}
