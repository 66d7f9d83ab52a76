import { gunzipSync, createGunzip } from 'node:zlib'
import { expect, test } from 'vitest'
import { chunkOf, lineChunk } from './lines.ts'

const ping = lineChunk({ t: 'ping', time: '2026-11-21T08:30:00.000Z' })

test('members that follow one another are one gzip text, whatever their size', async () => {
  const long = `${'{"t":"put","name":"Zoë Müller 佐藤"}\n'.repeat(5_000)}`
  const short = '{"t":"drop"}\n'
  const chunks = [ping, await chunkOf(long), ping, await chunkOf(short)]
  const whole = gunzipSync(Buffer.concat(chunks.map(({ gzipped }) => gzipped)))
  expect(whole.toString()).toBe(Buffer.concat(chunks.map(({ plain }) => plain)).toString())
  expect(chunks[1]!.gzipped.length).toBeLessThan(long.length / 20)
})

test('a line can be read as soon as its member has arrived, before anything follows', async () => {
  const reader = createGunzip()
  const lines: string[] = []
  reader.on('data', (bytes: Buffer) => lines.push(bytes.toString()))
  for (let count = 1; count <= 3; count++) {
    await new Promise((resolve) => reader.write(ping.gzipped, resolve))
    await expect.poll(() => lines.length).toBe(count)
    expect(lines.at(-1)).toBe(ping.plain.toString())
  }
  reader.destroy()
})

test('a line that does not fit into a stored block is refused', () => {
  expect(() => lineChunk({ t: 'reset', reason: 'x'.repeat(70_000) })).toThrow(RangeError)
})
