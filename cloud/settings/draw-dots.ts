import { createCanvas, loadImage } from '@napi-rs/canvas'
import { blacken, blankBitmap, type Bitmap } from '../../src-shared/print/bitmap.ts'
import { LOGO_MOST } from '../../src-shared/print/logo.ts'

/**
 * A PNG or JPEG → black and white dots, at most `LOGO_MOST`. Greys become patterns of dots; what is transparent is paper.
 * A damaged picture can end the process that calls this: it is for a process of its own.
 */
export async function drawDots(bytes: Buffer): Promise<Bitmap> {
  const picture = await loadImage(bytes)
  const share = Math.min(LOGO_MOST.width / picture.width, LOGO_MOST.height / picture.height, 1)
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.round(side * share)),
  ) as [number, number]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return asDots(context.getImageData(0, 0, width, height).data, width, height)
}

/** Floyd and Steinberg's error diffusion: what a dot is too dark or too light by goes to its neighbours. */
function asDots(pixels: Uint8ClampedArray, width: number, height: number): Bitmap {
  const grey = Float32Array.from(
    { length: width * height },
    (_, at) => 0.2126 * pixels[at * 4]! + 0.7152 * pixels[at * 4 + 1]! + 0.0722 * pixels[at * 4 + 2]!,
  )
  const dots = blankBitmap(width, height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const black = grey[at]! < 128
      if (black) blacken(dots, x, y)
      const error = grey[at]! - (black ? 0 : 255)
      if (x + 1 < width) grey[at + 1]! += (error * 7) / 16
      if (y + 1 === height) continue
      if (x > 0) grey[at + width - 1]! += (error * 3) / 16
      grey[at + width]! += (error * 5) / 16
      if (x + 1 < width) grey[at + width + 1]! += error / 16
    }
  return dots
}
