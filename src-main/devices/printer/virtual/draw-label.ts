import { ready } from 'zpl-renderer-js'
import type { SheetOrder } from './sheet-artist.ts'

/** Draws ZPL as the one label that it makes, as PNG. Throws where it makes none or several: then the format is wrong. */
export async function drawLabel({ bytes, widthMm, heightMm, dotsPerMm }: SheetOrder): Promise<Buffer> {
  const { api } = await ready
  const labels = await api.zplToBase64MultipleAsync(
    Buffer.from(bytes).toString('utf8'),
    widthMm,
    heightMm ?? 100,
    dotsPerMm,
  )
  const [label] = labels
  if (labels.length !== 1 || !label) throw new Error(`One label was wanted, ${labels.length} came out.`)
  return Buffer.from(label, 'base64')
}
