import { expect, test } from 'vitest'
import { measureMesh } from '../../../../../src-shared/maker/model/measure-mesh.ts'
import { readStl } from '../../../../../src-shared/maker/model/read-stl.ts'
import { binaryStl, boxTriangles } from '../../../../../tests/support/a-model.ts'
import { drawStill } from './still.ts'

const WHITE = { r: 255, g: 255, b: 255 }
const read = readStl(binaryStl(boxTriangles([30, 20, 40])))
if (!read.ok) throw new Error(read.sentence)
const { mesh } = read
const pixels = drawStill(mesh, measureMesh(mesh).box, 120, 80, WHITE)
const at = (x: number, y: number): number[] =>
  Array.from(pixels.subarray((y * 120 + x) * 4, (y * 120 + x) * 4 + 4))

test('a box stands in the middle, and around it is nothing', () => {
  expect(at(60, 40)[3]).toBe(255)
  for (const [x, y] of [
    [0, 0],
    [119, 0],
    [0, 79],
    [119, 79],
  ] as const)
    expect(at(x, y)).toEqual([0, 0, 0, 0])
})

test('its three sides in sight are lit differently', () => {
  const shades = new Set<number>()
  for (let pixel = 0; pixel < pixels.length; pixel += 4)
    if (pixels[pixel + 3] === 255) shades.add(pixels[pixel]!)
  expect(shades.size).toBe(3)
})
