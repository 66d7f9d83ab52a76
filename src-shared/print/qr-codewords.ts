/** Versions 1–6 at error correction M: data bytes, error-correction bytes a block, blocks (all blocks of these are equal). */
const VERSIONS = [
  { data: 16, correction: 10, blocks: 1 },
  { data: 28, correction: 16, blocks: 1 },
  { data: 44, correction: 26, blocks: 1 },
  { data: 64, correction: 18, blocks: 2 },
  { data: 86, correction: 24, blocks: 2 },
  { data: 108, correction: 16, blocks: 4 },
] as const

/** ASCII → the bytes of the smallest QR code that holds it, data and error correction interleaved; null where none of them does. */
export function qrCodewords(text: string): { version: number; bytes: number[] } | null {
  if (!/^[\x20-\x7e]+$/.test(text)) return null
  const at = VERSIONS.findIndex((candidate) => text.length + 2 <= candidate.data)
  const shape = VERSIONS[at]
  if (!shape) return null
  const data = dataBytes(text, shape.data)
  const perBlock = shape.data / shape.blocks
  const blocks = Array.from({ length: shape.blocks }, (_, block) =>
    data.slice(block * perBlock, (block + 1) * perBlock),
  )
  const corrections = blocks.map((block) => errorCorrection(block, shape.correction))
  return { version: at + 1, bytes: [...interleave(blocks), ...interleave(corrections)] }
}

/** Mode 4 (bytes), the count in 8 bits, the characters, then fill: the header is 12 bits, so every byte straddles two. */
function dataBytes(text: string, room: number): number[] {
  const nibbles = [4, text.length >> 4, text.length & 15]
  for (const char of text) nibbles.push(char.charCodeAt(0) >> 4, char.charCodeAt(0) & 15)
  nibbles.push(0)
  const bytes = Array.from(
    { length: nibbles.length / 2 },
    (_, at) => (nibbles[2 * at]! << 4) | nibbles[2 * at + 1]!,
  )
  for (let fill = 0; bytes.length < room; fill++) bytes.push(fill % 2 ? 0x11 : 0xec)
  return bytes
}

const interleave = (blocks: number[][]): number[] =>
  blocks[0]!.flatMap((_, at) => blocks.map((block) => block[at]!))

const EXP: number[] = []
const LOG: number[] = []
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value
  LOG[value] = power
  value = value << 1 > 255 ? (value << 1) ^ 0x11d : value << 1
}
const times = (a: number, b: number): number => (a && b ? EXP[(LOG[a]! + LOG[b]!) % 255]! : 0)

/** Reed–Solomon remainder over GF(256) with the polynomial 0x11D. */
function errorCorrection(data: readonly number[], length: number): number[] {
  let generator = [1]
  for (let root = 0; root < length; root++)
    generator = [...generator, 0].map(
      (factor, at) => factor ^ (at ? times(generator[at - 1]!, EXP[root]!) : 0),
    )
  const rest = [...data, ...Array<number>(length).fill(0)]
  for (let at = 0; at < data.length; at++) {
    const factor = rest[at]!
    if (factor) generator.forEach((term, step) => (rest[at + step]! ^= times(term, factor)))
  }
  return rest.slice(data.length)
}
