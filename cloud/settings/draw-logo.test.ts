import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBlack } from '../../src-shared/print/bitmap.ts'
import { fitBitmap, logo, logoBitmap } from '../../src-shared/print/logo.ts'
import { drawLogo } from './draw-logo.ts'
import { pictureSize } from './picture-size.ts'

/** Left half black, right half white, with clear paper around it where the format can. */
function halves(width: number, height: number, ground: string | null = '#fff') {
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (ground) {
    pen.fillStyle = ground
    pen.fillRect(0, 0, width, height)
  }
  pen.fillStyle = '#000'
  pen.fillRect(0, 0, width / 2, height)
  return canvas
}
const drawn = async (bytes: Buffer) => {
  const answer = await drawLogo(bytes)
  if (!answer.ok) throw new Error(answer.sentence)
  return logoBitmap(logo.parse(answer.logo))
}
const refusal = async (bytes: Buffer): Promise<string> => {
  const answer = await drawLogo(bytes)
  return answer.ok ? 'was taken' : answer.sentence
}

test('a PNG and a JPEG become the same dots, no larger than slips can show', async () => {
  for (const bytes of [halves(900, 300).toBuffer('image/png'), halves(900, 300).toBuffer('image/jpeg', 95)]) {
    const dots = await drawn(bytes)
    expect([dots.width, dots.height]).toEqual([400, 133])
    expect(isBlack(dots, 20, 60)).toBe(true)
    expect(isBlack(dots, 380, 60)).toBe(false)
  }
})

test('what is transparent is paper, and grey becomes a pattern of dots', async () => {
  const clear = await drawn(halves(200, 100, null).toBuffer('image/png'))
  expect([isBlack(clear, 20, 50), isBlack(clear, 180, 50)]).toEqual([true, false])
  const grey = await drawn(halves(200, 100, '#808080').toBuffer('image/png'))
  let black = 0
  for (let x = 110; x < 190; x++) for (let y = 10; y < 90; y++) if (isBlack(grey, x, y)) black += 1
  expect(black / (80 * 80)).toBeGreaterThan(0.4)
  expect(black / (80 * 80)).toBeLessThan(0.6)
})

test('what is no PNG or JPEG is refused whatever it is called, and nothing of it is unpacked', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil.example/x"/></svg>'
  for (const bytes of [svg, '%PDF-1.7', 'GIF89a', '<!doctype html><script>', ''])
    expect(await refusal(Buffer.from(bytes))).toContain('Choose a PNG or a JPEG')
  const whole = halves(100, 100).toBuffer('image/png')
  expect(await refusal(whole.subarray(0, 60))).toContain('cannot be read')
  const huge = Buffer.from(whole)
  huge.writeUInt32BE(60_000, 16)
  huge.writeUInt32BE(60_000, 20)
  expect(await refusal(huge)).toContain('60000 × 60000 pixels')
  const blank = createCanvas(100, 100)
  expect(await refusal(blank.toBuffer('image/png'))).toContain('Nothing of the picture')
  expect(await refusal(halves(4, 4).toBuffer('image/png'))).toContain('too small')
})

test('whatever the bytes are, looking for a size ends and never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'ffd8', '89504e470d0a1a0a'),
      fc.uint8Array({ maxLength: 200 }),
      (head, tail) => {
        const size = pictureSize(Buffer.concat([Buffer.from(head, 'hex'), tail]))
        expect(size === null || (size.width >= 0 && size.height >= 0)).toBe(true)
      },
    ),
  )
})

test('a logo fits the box of any printer, and keeps its shape', () => {
  const wide = logoBitmap({ width: 16, height: 4, bits: 'ff00'.repeat(4) })
  const small = fitBitmap(wide, 8, 8)
  expect([small.width, small.height, isBlack(small, 3, 1), isBlack(small, 4, 1)]).toEqual([8, 2, true, false])
  const large = fitBitmap(wide, 64, 64)
  expect([large.width, large.height, isBlack(large, 31, 8), isBlack(large, 32, 8)]).toEqual([
    64,
    16,
    true,
    false,
  ])
  expect(fitBitmap(wide, 64, 64, false)).toBe(wide)
})
