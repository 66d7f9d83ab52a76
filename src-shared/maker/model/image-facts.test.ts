import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printedSizeMm } from './density.ts'
import { readImageFacts } from './image-facts.ts'

const bytesOf = (...parts: (number[] | string)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )
const be32 = (n: number): number[] => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255)
const be16 = (n: number): number[] => [(n >>> 8) & 255, n & 255]
const chunk = (name: string, body: number[]): number[] => [
  ...be32(body.length),
  ...bytesOf(name),
  ...body,
  ...be32(0),
]

const png = (...chunks: number[][]): Uint8Array =>
  bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', [...be32(3600), ...be32(2400), 8, 6, 0, 0, 0]),
    ...chunks,
    chunk('IDAT', [1, 2, 3]),
  )

const segment = (marker: number, body: number[]): number[] => [
  0xff,
  marker,
  ...be16(body.length + 2),
  ...body,
]
const jfif = (unit: number, x: number, y: number): number[] =>
  segment(0xe0, [...bytesOf('JFIF\0'), 1, 2, unit, ...be16(x), ...be16(y), 0, 0])
const frame = (colours = 3): number[] => segment(0xc2, [8, ...be16(1200), ...be16(1800), colours, 0, 0])
const exif = (orientation: number, dpi: number, unit: number): number[] => {
  const entry = (tag: number, type: number, value: number[]): number[] => [
    ...be16(tag),
    ...be16(type),
    ...be32(1),
    ...value,
  ]
  return segment(0xe1, [
    ...bytesOf('Exif\0\0MM'),
    ...be16(42),
    ...be32(8),
    ...be16(4),
    ...entry(0x0112, 3, [...be16(orientation), 0, 0]),
    ...entry(0x011a, 5, be32(62)),
    ...entry(0x011b, 5, be32(62)),
    ...entry(0x0128, 3, [...be16(unit), 0, 0]),
    ...be32(0),
    ...be32(dpi * 100),
    ...be32(100),
  ])
}
const jpeg = (...segments: number[][]): Uint8Array => bytesOf([0xff, 0xd8], ...segments, [0xff, 0xda, 0, 2])

describe('PNG', () => {
  test('size and density come from its head', () => {
    expect(readImageFacts(png(chunk('pHYs', [...be32(11811), ...be32(11811), 1])))).toEqual({
      kind: 'png',
      widthPx: 3600,
      heightPx: 2400,
      density: { x: 300, y: 300 },
      inks: false,
    })
  })
  test.each([
    ['no density', png()],
    ['a density without a unit', png(chunk('pHYs', [...be32(1), ...be32(1), 0]))],
    ['a density that nobody meant', png(chunk('pHYs', [...be32(1), ...be32(1), 1]))],
    ['a density behind the picture', bytesOf([...png()], chunk('pHYs', [...be32(11811), ...be32(11811), 1]))],
  ])('%s is no density', (_, bytes) => {
    expect(readImageFacts(bytes)).toMatchObject({ widthPx: 3600, density: null })
  })
})

describe('JPEG', () => {
  test.each([
    ['JFIF in inches', [jfif(1, 300, 150), frame()], { x: 300, y: 150 }],
    ['JFIF in centimetres', [jfif(2, 100, 100), frame()], { x: 254, y: 254 }],
    ['JFIF as a shape only', [jfif(0, 1, 1), frame()], null],
    ['EXIF before JFIF', [jfif(1, 72, 72), exif(1, 240, 2), frame()], { x: 240, y: 240 }],
    ['EXIF in centimetres', [exif(1, 100, 3), frame()], { x: 254, y: 254 }],
    ['nothing', [frame()], null],
  ])('%s', (_, segments, density) => {
    expect(readImageFacts(jpeg(...segments))).toEqual({
      kind: 'jpeg',
      widthPx: 1800,
      heightPx: 1200,
      density,
      inks: false,
    })
  })
  test('a picture that a camera took lying is measured as it is shown', () => {
    expect(readImageFacts(jpeg(exif(6, 300, 2), frame()))).toMatchObject({ widthPx: 1200, heightPx: 1800 })
  })
  test('printer’s inks are noticed', () => {
    expect(readImageFacts(jpeg(frame(4)))).toMatchObject({ inks: true })
  })
})

test('what is printed has a size in millimetres', () => {
  const size = printedSizeMm({ widthPx: 3508, heightPx: 4961 }, { x: 300, y: 300 })
  expect([size.width.toFixed(1), size.height.toFixed(1)]).toEqual(['297.0', '420.0'])
})

test('any bytes give an answer', () => {
  const whole = fc.constantFrom(
    png(chunk('pHYs', [...be32(11811), ...be32(11811), 1])),
    jpeg(jfif(1, 300, 300), exif(8, 300, 2), frame()),
  )
  const broken = fc
    .tuple(whole, fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }), fc.nat(200))
    .map(([bytes, changes, end]) => {
      const copy = bytes.slice(0, end)
      for (const [at, byte] of changes) copy[at] = byte
      return copy
    })
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const facts = readImageFacts(bytes)
      return facts === null || (facts.widthPx > 0 && facts.heightPx > 0)
    }),
    { numRuns: 3000 },
  )
})
