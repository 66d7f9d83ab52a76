const SIDE = 256
/** Larger pictures are not opened just for a small one. */
const MOST_BYTES = 64 * 1024 * 1024
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** Whether a small picture can be made of a file. */
export const canBeSmall = ({ mediaType, bytes }: { mediaType: string; bytes: number }): boolean =>
  PICTURES.has(mediaType) && bytes <= MOST_BYTES

/** A picture of at most 256 pixels a side as a data URL; null where the bytes cannot be read as a picture. */
export async function thumbnailOf(bytes: Buffer): Promise<string | null> {
  try {
    const { createCanvas, loadImage } = await import('@napi-rs/canvas')
    const image = await loadImage(bytes)
    const scale = Math.min(1, SIDE / Math.max(image.width, image.height))
    const [width, height] = [
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    ]
    const canvas = createCanvas(width, height)
    canvas.getContext('2d').drawImage(image, 0, 0, width, height)
    return canvas.toDataURL('image/png')
  } catch {
    return null
  }
}
