import type { Canvas } from '@napi-rs/canvas'

const inUse = new Set<Canvas>()

/**
 * A canvas as the bytes of a picture, packed in another thread. The canvas is held until that thread is done with it:
 * one that the garbage collector takes meanwhile ends the process with SIGSEGV (docs/gotchas.md).
 */
export async function encodeCanvas(canvas: Canvas, format: 'png'): Promise<Buffer>
export async function encodeCanvas(canvas: Canvas, format: 'webp' | 'jpeg', quality: number): Promise<Buffer>
export async function encodeCanvas(
  canvas: Canvas,
  format: 'png' | 'webp' | 'jpeg',
  quality = 100,
): Promise<Buffer> {
  inUse.add(canvas)
  try {
    if (format === 'png') return await canvas.encode('png')
    return await (format === 'webp' ? canvas.encode('webp', quality) : canvas.encode('jpeg', quality))
  } finally {
    inUse.delete(canvas)
  }
}
