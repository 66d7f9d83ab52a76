import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binaryStl, boxTriangles, vaseTriangles } from '../../../tests/support/a-model.ts'
import { distance, measureMesh } from './measure-mesh.ts'
import { countOpenEdges, MOST_TRIANGLES_CHECKED } from './open-edges.ts'
import { readStl } from './read-stl.ts'
import { sayBox, sayCm2, sayCm3, sayMm } from './say-measures.ts'

type Triangles = ReturnType<typeof boxTriangles>
const meshOf = (triangles: Triangles) => {
  const read = readStl(binaryStl(triangles))
  if (!read.ok) throw new Error(read.sentence)
  return read.mesh
}
const measured = (triangles: Triangles) => measureMesh(meshOf(triangles))
const turned = (triangles: Triangles): Triangles => triangles.map(([a, b, c]) => [a, c, b])

test('a box is as large as it is, wherever it stands', () => {
  const side = fc.integer({ min: 1, max: 300 })
  const place = fc.integer({ min: -2000, max: 2000 })
  fc.assert(
    fc.property(fc.tuple(side, side, side), fc.tuple(place, place, place), ([w, d, h], at) => {
      const measures = measured(boxTriangles([w, d, h], at))
      expect(measures.box.size).toEqual([w, d, h])
      expect(measures.volumeMm3).toBeCloseTo(w * d * h, 3)
      expect(measures.areaMm2).toBeCloseTo(2 * (w * d + d * h + w * h), 3)
      expect(measures).toMatchObject({ closed: true, openEdges: 0, insideOut: false, triangles: 12 })
    }),
  )
})

test('a hole is seen, with the edges around it', () => {
  expect(measured(boxTriangles([10, 10, 10]).slice(1))).toMatchObject({ closed: false, openEdges: 3 })
  expect(measured(boxTriangles([10, 10, 10]).slice(2))).toMatchObject({ closed: false, openEdges: 4 })
})

test('a part that is inside out is closed, and has the same volume', () => {
  expect(measured(turned(boxTriangles([10, 20, 30])))).toMatchObject({
    closed: true,
    insideOut: true,
    volumeMm3: 6000,
  })
})

test('one face turned the wrong way is no closed surface', () => {
  const [first, ...rest] = boxTriangles([10, 10, 10])
  expect(measured([...turned([first!]), ...rest]).closed).toBe(false)
})

test('two boxes beside each other, and faces that are only a line, are closed', () => {
  const flat: Triangles = [
    [
      [5, 5, 5],
      [5, 5, 5],
      [6, 6, 6],
    ],
  ]
  const measures = measured([...boxTriangles([10, 10, 10]), ...boxTriangles([5, 5, 5], [50, 0, 0]), ...flat])
  expect(measures).toMatchObject({ closed: true, volumeMm3: 1125 })
})

test('minus zero is zero', () => {
  const mesh = meshOf(boxTriangles([10, 10, 10]))
  mesh.positions.forEach((value, index) => {
    if (value === 0 && index % 2) mesh.positions[index] = -0
  })
  expect(countOpenEdges(mesh)).toBe(0)
})

test('a round body is closed and near to what it would be without corners', () => {
  const coarse = measured(vaseTriangles(24))
  const fine = measured(vaseTriangles(96))
  expect(coarse.closed && fine.closed).toBe(true)
  expect(fine.volumeMm3).toBeGreaterThan(coarse.volumeMm3)
  expect(fine.volumeMm3 / coarse.volumeMm3).toBeLessThan(1.03)
})

test('of a model with too many triangles nobody says that it is closed', () => {
  expect(countOpenEdges({ positions: new Float32Array(0), triangles: MOST_TRIANGLES_CHECKED + 1 })).toBeNull()
})

test('measures are said as makers read them', () => {
  expect(distance([0, 0, 0], [3, 4, 12])).toBe(13)
  expect([sayMm(0.4), sayMm(12.345), sayMm(1234)]).toEqual(['0.40 mm', '12.3 mm', '1,234 mm'])
  expect(sayBox([42, 18.5, 7.25])).toBe('42.0 × 18.5 × 7.25 mm')
  expect([sayCm3(1234), sayCm3(812_000), sayCm2(5050)]).toEqual(['1.23 cm³', '812.0 cm³', '50.5 cm²'])
})
