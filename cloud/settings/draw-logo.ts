import { createCanvas, loadImage } from '@napi-rs/canvas'
import { blacken, blankBitmap } from '../../src-shared/print/bitmap.ts'
import { keptLogo, LOGO_MOST, type Logo } from '../../src-shared/print/logo.ts'
import { pictureSize } from './picture-size.ts'

/** A picture that unpacks to more than this is not a logo. */
const MOST_PIXELS = 4_000_000

type Drawn = { readonly ok: true; readonly logo: Logo } | { readonly ok: false; readonly sentence: string }
const no = (sentence: string): Drawn => ({ ok: false, sentence })

/**
 * A PNG or JPEG → black and white dots that thermal printers show, at most `LOGO_MOST`. What it is, is told from its bytes;
 * its size is known before anything is unpacked. Greys become patterns of dots; what is transparent is paper.
 */
export async function drawLogo(bytes: Buffer): Promise<Drawn> {
  const size = pictureSize(bytes)
  if (!size) return no('Choose a PNG or a JPEG picture. Others, such as SVG or PDF, are not taken.')
  if (size.width < 8 || size.height < 8) return no('The picture is too small to print.')
  if (size.width * size.height > MOST_PIXELS)
    return no(`The picture has ${size.width} × ${size.height} pixels: make it 2000 × 2000 at most.`)
  const picture = await loadImage(bytes).catch(() => null)
  if (!picture) return no('The picture cannot be read: it may be damaged. Save it once more and try again.')
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
  const dots = asDots(context.getImageData(0, 0, width, height).data, width, height)
  return dots.bits.some((byte) => byte !== 0)
    ? { ok: true, logo: keptLogo(dots) }
    : no('Nothing of the picture is dark enough to print.')
}

/** Floyd and Steinberg's error diffusion: what a dot is too dark or too light by goes to its neighbours. */
function asDots(pixels: Uint8ClampedArray, width: number, height: number) {
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
