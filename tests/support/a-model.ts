import { stl, type Mesh } from '../../cloud/demo/model.ts'

/** A closed cube of `side` millimetres as a binary STL file. */
export function cube(side: number): Buffer {
  const corner = (bits: number): number[] => [0, 1, 2].map((axis) => ((bits >> axis) & 1) * side)
  const faces = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ] as const
  const triangles = faces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d].flatMap((bits) => corner(bits)))
  return stl(Float32Array.from(triangles) as Mesh, 'cube')
}
