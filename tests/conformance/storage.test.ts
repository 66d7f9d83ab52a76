import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskStorage } from '../../cloud/providers/storage/disk.ts'
import type { ByteRange, Storage } from '../../cloud/providers/storage/port.ts'

/** Each adapter: how one is made for a test, and removed. */
const adapters: Record<string, () => { storage: Storage; remove: () => void }> = {
  disk() {
    const folder = mkdtempSync(join(tmpdir(), 'packbench-storage-'))
    const clock = { now: () => 1_800_000_000_000, monotonic: () => 0 }
    return {
      storage: diskStorage({ folder, publicUrl: 'https://shop.example', secret: 's'.repeat(40), clock }),
      remove: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
}

const bytesOf = async (storage: Storage, key: string, range?: ByteRange): Promise<Buffer | null> => {
  const stream = await storage.read(key, range)
  return stream && buffer(stream)
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.each(Object.entries(adapters))('storage on %s', (_name, open) => {
  let storage: Storage
  let remove: () => void
  beforeAll(() => {
    ;({ storage, remove } = open())
  })
  afterAll(() => remove())

  test('gives back what was put, byte for byte, with its size, hash and type', async () => {
    const poster = randomBytes(300_000)
    const stored = await storage.put('print-files/poster.pdf', poster, 'application/pdf')
    expect(stored).toEqual({
      key: 'print-files/poster.pdf',
      bytes: 300_000,
      sha256: sha256(poster),
      mediaType: 'application/pdf',
    })
    expect(await storage.stat('print-files/poster.pdf')).toEqual(stored)
    expect(await bytesOf(storage, 'print-files/poster.pdf')).toEqual(poster)
  })

  test('takes a stream as well, and an empty file', async () => {
    const parts = [randomBytes(70_000), randomBytes(5)]
    const stored = await storage.put('models/gear.stl', Readable.from(parts), 'model/stl')
    expect(stored).toMatchObject({ bytes: 70_005, sha256: sha256(Buffer.concat(parts)) })
    await storage.put('models/empty.stl', new Uint8Array(), 'model/stl')
    expect(await bytesOf(storage, 'models/empty.stl')).toEqual(Buffer.alloc(0))
  })

  test('gives a range, both ends included', async () => {
    await storage.put('range.bin', Buffer.from('0123456789'), 'application/octet-stream')
    expect(String(await bytesOf(storage, 'range.bin', { start: 3, end: 5 }))).toBe('345')
  })

  test('has nothing under a key that was never put, or was removed', async () => {
    expect(await storage.stat('none.png')).toBeNull()
    expect(await storage.read('none.png')).toBeNull()
    await storage.put('gone.png', Buffer.from('x'), 'image/png')
    await storage.remove('gone.png')
    await storage.remove('gone.png')
    expect(await storage.stat('gone.png')).toBeNull()
    expect(await storage.read('gone.png')).toBeNull()
  })

  test('a key may be the beginning of another one', async () => {
    await storage.put('a', Buffer.from('short'), 'text/plain')
    await storage.put('a/b', Buffer.from('long'), 'text/plain')
    expect(String(await bytesOf(storage, 'a'))).toBe('short')
    expect(String(await bytesOf(storage, 'a/b'))).toBe('long')
  })

  test('replaces in one step: a reader sees the old or the new, never a mixture', async () => {
    const versions = [Buffer.alloc(200_000, 1), Buffer.alloc(200_000, 2)]
    await storage.put('twice.bin', versions[0]!, 'application/octet-stream')
    const reading = storage.read('twice.bin')
    const replacing = storage.put('twice.bin', versions[1]!, 'application/octet-stream')
    const stream = await reading
    const seen = stream && (await buffer(stream))
    await replacing
    expect(new Set(seen).size).toBe(1)
    expect(await bytesOf(storage, 'twice.bin')).toEqual(versions[1])
  })

  test('a file that broke off on its way leaves the earlier one in place', async () => {
    await storage.put('kept.bin', Buffer.from('whole'), 'application/octet-stream')
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('ha')
        throw new Error('the line went dead')
      })(),
    )
    await expect(storage.put('kept.bin', broken, 'application/octet-stream')).rejects.toThrow(
      'the line went dead',
    )
    expect(String(await bytesOf(storage, 'kept.bin'))).toBe('whole')
  })

  test.each([
    '',
    '/etc/passwd',
    '../secrets.json',
    'a/../../b',
    'a//b',
    'a/./b',
    '.hidden',
    'a\\b',
    'a\0b',
    'ä.png',
    'a/b/c/d/e/f/g/h/i',
    'x'.repeat(300),
  ])('refuses the key %j everywhere', async (key) => {
    await expect(storage.put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow('Not a storage key')
    await expect(storage.stat(key)).rejects.toThrow('Not a storage key')
    await expect(storage.read(key)).rejects.toThrow('Not a storage key')
    await expect(storage.remove(key)).rejects.toThrow('Not a storage key')
    expect(() => storage.signedUrl(key)).toThrow('Not a storage key')
  })

  test('makes links of https that differ by key and by end', () => {
    const link = storage.signedUrl('print-files/poster.pdf')
    expect(new URL(link).protocol).toBe('https:')
    expect(link).toContain('print-files/poster.pdf')
    expect(storage.signedUrl('print-files/poster2.pdf')).not.toBe(link)
    expect(storage.signedUrl('print-files/poster.pdf', 60)).not.toBe(link)
  })
})

test('the disk keeps nothing of replaced, removed and broken files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'packbench-storage-'))
  const storage = diskStorage({
    folder,
    publicUrl: 'https://shop.example',
    secret: 's'.repeat(40),
    clock: { now: () => 0, monotonic: () => 0 },
  })
  await storage.put('one', Buffer.from('1'), 'text/plain')
  await storage.put('one', Buffer.from('2'), 'text/plain')
  await storage.put('two', Buffer.from('3'), 'text/plain')
  await storage.remove('two')
  const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(left.map(({ name }) => name).filter((name) => !name.endsWith('.json'))).toHaveLength(1)
  expect(left).toHaveLength(2)
  rmSync(folder, { recursive: true, force: true })
})
