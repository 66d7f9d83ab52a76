import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSealed, readSealedWhole, SealBroken } from './sealed-file.ts'
import { CHUNK, HEADER, SEALED_CHUNK, sealedSize } from './sealed-layout.ts'
import { openSealedPart } from './sealed-part.ts'

const folder = mkdtempSync(join(tmpdir(), 'packbench-vault-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const key = randomBytes(32)
const contentOf = (bytes: Buffer) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
})

let files = 0
async function sealed(bytes: Buffer): Promise<string> {
  const path = join(folder, String(++files))
  const part = await openSealedPart(path, key, contentOf(bytes))
  for (let at = 0; at < bytes.length; at += 10_007) await part.write(bytes.subarray(at, at + 10_007))
  expect(part.digest()).toBe(contentOf(bytes).sha256)
  await part.close()
  return path
}
const read = async (path: string, bytes: Buffer, range?: { start: number; end: number }) => {
  const pieces: Buffer[] = []
  for await (const piece of readSealed(path, key, contentOf(bytes), range)) pieces.push(piece)
  return Buffer.concat(pieces)
}

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 17])(
  'a file of %i bytes comes out as it went in, and shows nothing on disk',
  async (size) => {
    const bytes = Buffer.alloc(size, 'the customer’s own drawing, ')
    const path = await sealed(bytes)
    const raw = readFileSync(path)
    expect(raw.length).toBe(sealedSize(size))
    expect(raw.includes('drawing')).toBe(false)
    expect((await readSealedWhole(path, key, contentOf(bytes))).equals(bytes)).toBe(true)
  },
)

test('any part of it can be read by itself', async () => {
  const bytes = randomBytes(4 * CHUNK + 99)
  const path = await sealed(bytes)
  for (const [start, end] of [
    [0, 0],
    [CHUNK - 1, CHUNK],
    [2 * CHUNK, 3 * CHUNK - 1],
    [bytes.length - 1, bytes.length - 1],
    [10, bytes.length - 2],
  ] as const)
    expect((await read(path, bytes, { start, end })).equals(bytes.subarray(start, end + 1))).toBe(true)
})

test('a bit that was turned anywhere is found, and so is a file that was cut, swapped or lengthened', async () => {
  const bytes = randomBytes(3 * CHUNK + 500)
  const good = readFileSync(await sealed(bytes))
  const other = readFileSync(await sealed(bytes))
  const broken = async (raw: Buffer) => {
    const path = join(folder, 'broken')
    writeFileSync(path, raw)
    await expect(read(path, bytes)).rejects.toBeInstanceOf(SealBroken)
  }
  for (const at of [
    0,
    9,
    41,
    60,
    HEADER - 1,
    HEADER,
    HEADER + 500,
    HEADER + SEALED_CHUNK + 3,
    good.length - 1,
  ]) {
    const raw = Buffer.from(good)
    raw[at]! ^= 1
    await broken(raw)
  }
  await broken(good.subarray(0, HEADER + 2 * SEALED_CHUNK))
  await broken(Buffer.concat([good, Buffer.alloc(1)]))
  const chunk = (raw: Buffer, n: number) =>
    raw.subarray(HEADER + n * SEALED_CHUNK, HEADER + (n + 1) * SEALED_CHUNK)
  const swapped = Buffer.from(good)
  chunk(good, 1).copy(swapped, HEADER)
  chunk(good, 0).copy(swapped, HEADER + SEALED_CHUNK)
  await broken(swapped)
  const mixed = Buffer.from(good)
  chunk(other, 1).copy(mixed, HEADER + SEALED_CHUNK)
  await broken(mixed)
})

test('another key and another file’s name open nothing', async () => {
  const bytes = randomBytes(100)
  const path = await sealed(bytes)
  await expect(readSealedWhole(path, randomBytes(32), contentOf(bytes))).rejects.toBeInstanceOf(SealBroken)
  await expect(readSealedWhole(path, key, contentOf(randomBytes(100)))).rejects.toBeInstanceOf(SealBroken)
})

test('what a broken-off try left is gone on with; what a crash tore is written anew', async () => {
  const bytes = randomBytes(3 * CHUNK)
  const path = join(folder, 'part')
  const first = await openSealedPart(path, key, contentOf(bytes))
  await first.write(bytes.subarray(0, 2 * CHUNK + 1000))
  await first.close()
  const second = await openSealedPart(path, key, contentOf(bytes))
  expect(second.here).toBe(2 * CHUNK + 1000)
  await second.close()
  truncateSync(path, HEADER + SEALED_CHUNK + 777)
  const third = await openSealedPart(path, key, contentOf(bytes))
  expect(third.here).toBe(CHUNK)
  await third.write(bytes.subarray(CHUNK))
  expect(third.digest()).toBe(contentOf(bytes).sha256)
  await third.close()
  expect((await readSealedWhole(path, key, contentOf(bytes))).equals(bytes)).toBe(true)
})

test('a part of something else, or sealed under another key, is begun anew', async () => {
  const bytes = randomBytes(2 * CHUNK)
  const path = join(folder, 'foreign')
  for (const leftBehind of [
    randomBytes(5000),
    readFileSync(await sealed(randomBytes(900))),
    Buffer.alloc(0),
  ]) {
    writeFileSync(path, leftBehind)
    const part = await openSealedPart(path, key, contentOf(bytes))
    expect(part.here).toBe(0)
    await part.write(bytes)
    await part.close()
    expect((await readSealedWhole(path, key, contentOf(bytes))).equals(bytes)).toBe(true)
  }
})
