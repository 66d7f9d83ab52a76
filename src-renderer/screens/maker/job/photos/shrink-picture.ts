import { fitWithin } from './fit-within.ts'

/** A JPEG that is ready to be handed to the station. */
export interface SmallPicture {
  readonly blob: Blob
  /** The same, as the wire takes it. */
  readonly base64: string
}

/** Less than a message to the station may hold. */
const MOST_BYTES = 2_400_000
const QUALITIES = [0.86, 0.75, 0.6, 0.4] as const

/**
 * A photo at 2,048 pixels at most, drawn anew as JPEG: turned as the camera held it, and without what the camera
 * wrote into it (place, time, device). Throws a sentence where the file is no picture.
 */
export async function shrinkPicture(source: Blob): Promise<SmallPicture> {
  const bitmap = await createImageBitmap(source).catch(() => {
    throw new Error('This file is not a picture that can be read here. Take a JPEG or PNG.')
  })
  const { width, height } = fitWithin(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This machine cannot draw the picture. Try again.')
  // What is clear in a PNG would turn black in a JPEG.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size <= MOST_BYTES) return { blob, base64: toBase64(new Uint8Array(await blob.arrayBuffer())) }
  }
  throw new Error('The picture stays too large. Take it again from farther away.')
}

const CHUNK = 0x8000

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}
