/** A triangle mesh in millimetres: nine numbers a triangle, counter-clockwise seen from outside. */
export type Mesh = Float32Array

type Point = readonly [number, number, number]

const triangles = (list: readonly (readonly [Point, Point, Point])[]): Mesh => Float32Array.from(list.flat(2))

/** A solid between two closed outlines of equal length at heights z0 and z1, with flat caps around their centre. */
function extrude(
  outline: readonly (readonly [number, number])[],
  z0: number,
  z1: number,
): [Point, Point, Point][] {
  const faces: [Point, Point, Point][] = []
  const at = (index: number, z: number): Point => {
    const [x, y] = outline[index % outline.length]!
    return [x, y, z]
  }
  const middle = (axis: 0 | 1): number =>
    outline.reduce((sum, corner) => sum + corner[axis], 0) / outline.length
  const [cx, cy] = [middle(0), middle(1)]
  for (let i = 0; i < outline.length; i++) {
    faces.push([at(i, z0), at(i + 1, z0), at(i + 1, z1)], [at(i, z0), at(i + 1, z1), at(i, z1)])
    faces.push([[cx, cy, z1], at(i, z1), at(i + 1, z1)], [[cx, cy, z0], at(i + 1, z0), at(i, z0)])
  }
  return faces
}

/** A spur gear. Radius and thickness in millimetres. */
export function gear(teeth = 20, radius = 24, thickness = 8): Mesh {
  const outline: [number, number][] = []
  for (let tooth = 0; tooth < teeth; tooth++)
    for (const [share, reach] of [
      [0, 0.86],
      [0.22, 0.86],
      [0.36, 1],
      [0.64, 1],
      [0.78, 0.86],
    ] as const) {
      const angle = ((tooth + share) / teeth) * Math.PI * 2
      outline.push([Math.cos(angle) * radius * reach, Math.sin(angle) * radius * reach])
    }
  return triangles(extrude(outline, 0, thickness))
}

/** A knob with lobes to hold it by, or with none of them a round disc. Radius and thickness in millimetres. */
export function knob(lobes = 6, radius = 30, thickness = 14): Mesh {
  const around = 120
  const outline = Array.from({ length: around }, (_, step): [number, number] => {
    const angle = (step / around) * Math.PI * 2
    const reach = lobes === 0 ? radius : radius * (0.9 + 0.1 * Math.cos(angle * lobes))
    return [Math.cos(angle) * reach, Math.sin(angle) * reach]
  })
  return triangles(extrude(outline, 0, thickness))
}

/** A wedge that a phone leans on. Millimetres. */
export function stand(width = 70): Mesh {
  const profile: readonly (readonly [number, number])[] = [
    [0, 0],
    [80, 0],
    [80, 12],
    [36, 58],
    [22, 58],
    [0, 20],
  ]
  return triangles(extrude(profile, 0, width))
}

/** A twisted planter: a star outline that turns as it rises. Millimetres. */
export function planter(height = 90, radius = 42, turns = 0.22): Mesh {
  const around = 96
  const layers = 60
  const at = (layer: number, step: number): Point => {
    const rise = layer / layers
    const angle = (step / around) * Math.PI * 2
    const reach = radius * (0.72 + 0.28 * Math.sin(rise * Math.PI * 0.62)) * (1 + 0.09 * Math.cos(angle * 8))
    const twisted = angle + rise * turns * Math.PI * 2
    return [Math.cos(twisted) * reach, Math.sin(twisted) * reach, rise * height]
  }
  const faces: [Point, Point, Point][] = []
  for (let layer = 0; layer < layers; layer++)
    for (let step = 0; step < around; step++)
      faces.push(
        [at(layer, step), at(layer, step + 1), at(layer + 1, step + 1)],
        [at(layer, step), at(layer + 1, step + 1), at(layer + 1, step)],
      )
  for (let step = 0; step < around; step++)
    faces.push(
      [[0, 0, 0], at(0, step + 1), at(0, step)],
      [[0, 0, height], at(layers, step), at(layers, step + 1)],
    )
  return triangles(faces)
}

/** A wall hook: a plate with an arm that bends up. Millimetres. */
export function hook(): Mesh {
  const bar = (path: readonly Point[], half: number): [Point, Point, Point][] => {
    const faces: [Point, Point, Point][] = []
    const corner = (point: Point, i: number): Point => [
      point[0] + [half, half, -half, -half][i % 4]!,
      point[1],
      point[2] + [half, -half, -half, half][i % 4]!,
    ]
    for (let step = 0; step + 1 < path.length; step++)
      for (let side = 0; side < 4; side++) {
        const [a, b, c, d] = [
          corner(path[step]!, side),
          corner(path[step]!, side + 1),
          corner(path[step + 1]!, side + 1),
          corner(path[step + 1]!, side),
        ]
        faces.push([a, b, c], [a, c, d])
      }
    return faces
  }
  const plate = [
    [-16, 4],
    [-16, 0],
    [16, 0],
    [16, 4],
  ] as const
  const arm = Array.from({ length: 30 }, (_, i): Point => {
    const t = i / 29
    return [0, 4 + t * 38, 22 - Math.sin(t * Math.PI) * 12 + t * 14]
  })
  return triangles([
    ...extrude(
      plate.map(([x, y]): [number, number] => [x, y]),
      0,
      60,
    ),
    ...bar(arm, 6),
  ])
}

/** A mesh as a binary STL file: 80 bytes of header, a count, then 50 bytes a triangle. */
export function stl(mesh: Mesh, name: string): Buffer {
  const count = mesh.length / 9
  const file = Buffer.alloc(84 + count * 50)
  file.write(`Packbench demo model: ${name}`.slice(0, 79), 0, 'ascii')
  file.writeUInt32LE(count, 80)
  for (let face = 0; face < count; face++) {
    const corners = mesh.subarray(face * 9, face * 9 + 9)
    const values = [...normalOf(corners), ...corners]
    values.forEach((value, index) => file.writeFloatLE(value, 84 + face * 50 + index * 4))
  }
  return file
}

/** The unit vector that a triangle's outside faces. */
export function normalOf(c: ArrayLike<number>): [number, number, number] {
  const [ux, uy, uz] = [c[3]! - c[0]!, c[4]! - c[1]!, c[5]! - c[2]!]
  const [vx, vy, vz] = [c[6]! - c[0]!, c[7]! - c[1]!, c[8]! - c[2]!]
  const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const
  const length = Math.hypot(...n) || 1
  return [n[0] / length, n[1] / length, n[2] / length]
}
