import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { thumbnailOf } from './thumbnail.ts'

const picture = (type: 'png' | 'jpeg' | 'webp'): Buffer => {
  const canvas = createCanvas(400, 300)
  const pen = canvas.getContext('2d')
  for (let i = 0; i < 300; i++) {
    pen.fillStyle = `hsl(${i * 7} 80% 50%)`
    pen.fillRect((i * 37) % 400, (i * 53) % 300, 30, 20)
  }
  return type === 'png'
    ? canvas.toBuffer('image/png')
    : type === 'jpeg'
      ? canvas.toBuffer('image/jpeg')
      : canvas.toBuffer('image/webp')
}

test('a picture becomes a small one', async () => {
  expect(await thumbnailOf(picture('png'))).toMatch(/^data:image\/png;base64,/)
})

// A customer's file may be damaged and still be the one that was ordered. An earlier drawing library ended the process.
test.each(['png', 'jpeg', 'webp'] as const)(
  'a cut or damaged %s is no picture, and the station goes on',
  async (type) => {
    const whole = picture(type)
    let chance = 1
    const random = (): number => (chance = (chance * 1103515245 + 12345) % 2147483648) / 2147483648
    for (let turn = 0; turn < 60; turn++) {
      const damaged = Buffer.from(
        turn % 3 === 0 ? whole.subarray(0, Math.floor(whole.length * random())) : whole,
      )
      for (let flip = 0; flip <= turn % 20 && damaged.length > 31; flip++)
        damaged[30 + Math.floor(random() * (damaged.length - 30))] = Math.floor(random() * 256)
      const small = await thumbnailOf(damaged)
      expect(small === null || small.startsWith('data:image/png;base64,')).toBe(true)
    }
  },
)
