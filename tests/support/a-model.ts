/** A corner of a model, in mm. */
type Corner = readonly [number, number, number]
type Triangle = readonly [Corner, Corner, Corner]

/** The twelve triangles of a box whose lowest corner is `at`, facing outwards. */
export function boxTriangles(size: Corner, at: Corner = [0, 0, 0]): Triangle[] {
  const corner = (x: number, y: number, z: number): Corner => [
    at[0] + x * size[0],
    at[1] + y * size[1],
    at[2] + z * size[2],
  ]
  const face = (a: Corner, b: Corner, c: Corner, d: Corner): Triangle[] => [
    [a, b, c],
    [a, c, d],
  ]
  const [o, x, xy, y] = [corner(0, 0, 0), corner(1, 0, 0), corner(1, 1, 0), corner(0, 1, 0)]
  const [oz, xz, xyz, yz] = [corner(0, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(0, 1, 1)]
  return [
    ...face(o, y, xy, x),
    ...face(oz, xz, xyz, yz),
    ...face(o, x, xz, oz),
    ...face(x, xy, xyz, xz),
    ...face(xy, y, yz, xyz),
    ...face(y, o, oz, yz),
  ]
}

/** A round vase: a body that swells and narrows, closed at both ends. `fine` is how many steps around and up. */
export function vaseTriangles(fine = 48): Triangle[] {
  const radius = (t: number): number => 22 + 12 * Math.sin(t * Math.PI * 1.6 + 0.4)
  const at = (step: number, around: number): Corner => {
    const t = step / fine
    const angle = ((around % fine) / fine) * Math.PI * 2
    return [Math.cos(angle) * radius(t), Math.sin(angle) * radius(t), t * 90]
  }
  const triangles: Triangle[] = []
  for (let around = 0; around < fine; around++) {
    triangles.push([[0, 0, 0], at(0, around + 1), at(0, around)])
    triangles.push([[0, 0, 90], at(fine, around), at(fine, around + 1)])
    for (let step = 0; step < fine; step++) {
      const [a, b] = [at(step, around), at(step, around + 1)]
      const [c, d] = [at(step + 1, around), at(step + 1, around + 1)]
      triangles.push([a, b, d], [a, d, c])
    }
  }
  return triangles
}

/** A binary STL file. */
export function binaryStl(triangles: readonly Triangle[], header = 'a part'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(84 + triangles.length * 50)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(header).subarray(0, 80))
  view.setUint32(80, triangles.length, true)
  triangles.forEach((corners, index) =>
    corners
      .flat()
      .forEach((value, number) => view.setFloat32(84 + index * 50 + 12 + number * 4, value, true)),
  )
  return bytes
}

/** The same as text. */
export const textStl = (triangles: readonly Triangle[], lineEnd = '\n'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    [
      'solid a part',
      ...triangles.flatMap((corners) => [
        ' facet normal 0 0 0',
        '  outer loop',
        ...corners.map((corner) => `   vertex ${corner.map((value) => value.toExponential(6)).join(' ')}`),
        '  endloop',
        ' endfacet',
      ]),
      'endsolid a part',
      '',
    ].join(lineEnd),
  )
