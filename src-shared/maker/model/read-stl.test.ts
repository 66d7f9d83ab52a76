import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binaryStl, boxTriangles, textStl, vaseTriangles } from '../../../tests/support/a-model.ts'
import { measureMesh } from './measure-mesh.ts'
import { readStl } from './read-stl.ts'
import { MODEL_LIMITS, type ModelRead } from './triangle-mesh.ts'

const box = boxTriangles([20, 10, 5])
const text = (words: string): Uint8Array => new TextEncoder().encode(words)
const whyOf = (read: ModelRead): string => (read.ok ? 'read' : read.why)
const meshOf = (bytes: Uint8Array) => {
  const read = readStl(bytes)
  if (!read.ok) throw new Error(read.sentence)
  return read
}

test('binary and text of one part are the same model', () => {
  const binary = meshOf(binaryStl(vaseTriangles(12)))
  const asText = meshOf(textStl(vaseTriangles(12)))
  expect([binary.format, asText.format]).toEqual(['binary', 'text'])
  expect(binary.mesh.triangles).toBe(asText.mesh.triangles)
  const [a, b] = [measureMesh(binary.mesh), measureMesh(asText.mesh)]
  expect(a.volumeMm3).toBeCloseTo(b.volumeMm3, 1)
  expect(a.box.size[2]).toBeCloseTo(b.box.size[2], 4)
})

test('a binary file whose header begins with “solid” is read as binary', () => {
  expect(meshOf(binaryStl(box, 'solid exported by a program')).format).toBe('binary')
})

test('binary bytes after the last triangle, and bytes that start anywhere in memory, do no harm', () => {
  const bytes = binaryStl(box)
  const padded = new Uint8Array(bytes.length + 7)
  padded.set(bytes)
  expect(meshOf(padded).mesh.triangles).toBe(12)
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  expect(meshOf(shifted.subarray(3)).mesh.positions).toEqual(meshOf(bytes).mesh.positions)
})

describe('text', () => {
  const face = 'facet normal 0 0 1 outer loop vertex 0 0 0 vertex 1 0 0 vertex 0 1 0 endloop endfacet'
  test.each([
    ['Windows line ends', textStl(box, '\r\n')],
    ['old Mac line ends', textStl(box, '\n\r')],
    ['capitals', text(`SOLID A\n${face.toUpperCase()}\nENDSOLID A`)],
    ['a byte order mark', text(`\uFEFFsolid ä ß 部品\n${face}\nendsolid`)],
    ['normals that are no numbers', text(`solid\n${face.replace('0 0 1', 'nan nan nan')}\nendsolid`)],
    ['two solids', text(`solid a\n${face}\nendsolid a\nsolid b\n${face}\nendsolid b\n`)],
  ])('%s are understood', (_, bytes) => {
    expect(meshOf(bytes).format).toBe('text')
  })

  test.each([
    [
      'a number that is none',
      `solid\n${face.replace('vertex 1 0 0', 'vertex 1 zero 0')}\nendsolid`,
      'bad_number',
    ],
    [
      'a corner at infinity',
      `solid\n${face.replace('vertex 1 0 0', 'vertex 1e39 0 0')}\nendsolid`,
      'bad_number',
    ],
    ['a face of four', `solid\n${face.replace('endloop', 'vertex 1 1 0 endloop')}\nendsolid`, 'not_a_model'],
    ['a face of two', `solid\n${face.replace('vertex 1 0 0', '')}\nendsolid`, 'not_a_model'],
    ['a corner on its own', 'solid\nvertex 1 2 3\nendsolid', 'not_a_model'],
    ['a face in a face', `solid\nfacet normal 0 0 1\n${face}\nendsolid`, 'not_a_model'],
    ['other words', 'solid\nThis is a letter, not a part.', 'not_a_model'],
    ['no last line', `solid\n${face}\n`, 'cut_off'],
    ['half a face', `solid\n${face.slice(0, 60)}`, 'cut_off'],
    ['no face', 'solid nothing\nendsolid nothing', 'empty'],
  ])('%s is refused in words', (_, words, why) => {
    const read = readStl(text(words))
    expect(whyOf(read)).toBe(why)
    expect(read).toMatchObject({ sentence: expect.stringMatching(/^\S.*\.$/) })
  })
})

describe('binary', () => {
  test('a file that ends early says how far it came', () => {
    const read = readStl(binaryStl(box).subarray(0, 84 + 50 * 5 + 20))
    expect(read).toMatchObject({ ok: false, why: 'cut_off' })
    expect(read).toMatchObject({ sentence: expect.stringContaining('12 triangles but ends after 5') })
  })

  test.each([NaN, Infinity, -Infinity, 3e38])('a corner at %s is refused by its triangle', (value) => {
    const bytes = binaryStl(box)
    new DataView(bytes.buffer).setFloat32(84 + 50 * 2 + 12, value, true)
    expect(readStl(bytes)).toMatchObject({ ok: false, sentence: expect.stringContaining('Triangle 3 ') })
  })

  test('nothing, too little and none are told apart', () => {
    expect(whyOf(readStl(new Uint8Array()))).toBe('empty')
    expect(whyOf(readStl(new Uint8Array(83)))).toBe('not_a_model')
    expect(whyOf(readStl(new Uint8Array(84)))).toBe('empty')
  })
})

test('a model that is larger than the limits is refused before it takes memory', () => {
  const limits = { ...MODEL_LIMITS, triangles: 11 }
  expect(whyOf(readStl(binaryStl(box), limits))).toBe('too_large')
  expect(whyOf(readStl(textStl(box), limits))).toBe('too_large')
  expect(whyOf(readStl(binaryStl(box), { ...MODEL_LIMITS, bytes: 100 }))).toBe('too_large')
  expect(whyOf(readStl(textStl(box), { ...limits, triangles: 12 }))).toBe('read')
})

/** Either a model with finite corners, or a sentence. */
function isAnAnswer(read: ModelRead): boolean {
  if (!read.ok) return read.sentence.endsWith('.')
  return read.mesh.positions.length === read.mesh.triangles * 9 && read.mesh.positions.every(Number.isFinite)
}

test('any bytes give an answer', () => {
  const anyBytes = fc.uint8Array({ maxLength: 600 })
  const broken = (whole: Uint8Array) =>
    fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .chain((changes) => fc.nat(whole.length).map((end) => ({ changes, end })))
      .map(({ changes, end }) => {
        const bytes = whole.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        return bytes.subarray(0, Math.max(1, end))
      })
  const binary = broken(binaryStl(boxTriangles([1, 2, 3])))
  const asText = broken(textStl(boxTriangles([1, 2, 3])))
  fc.assert(
    fc.property(fc.oneof(anyBytes, binary, asText), (bytes) => isAnAnswer(readStl(bytes))),
    { numRuns: 3000 },
  )
})
