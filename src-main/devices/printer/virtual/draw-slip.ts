import { createCanvas, GlobalFonts, ImageData, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { code128Modules } from '../../../../src-shared/print/code128.ts'
import { enlarge } from '../../../../src-shared/print/code-layout.ts'
import { isBlack, type Bitmap } from '../../../../src-shared/print/bitmap.ts'
import { qrCode } from '../../../../src-shared/print/qr-code.ts'
import { parseEscPos, type SlipStep } from './parse-escpos.ts'

const MARGIN = 32
const CELL = { width: 12, height: 24 }
const MONO = ['DejaVu Sans Mono', 'Liberation Mono', 'Consolas', 'Menlo', 'Courier New', 'Noto Sans Mono']

/** Draws ESC/POS bytes as the slip that they make, as PNG at 8 dots a millimetre. Throws where a printer would not understand. */
export function drawSlip(bytes: Uint8Array, widthMm: number): Buffer {
  const steps = parseEscPos(bytes)
  const width = Math.round(widthMm * 8)
  const height = steps.reduce((sum, step) => sum + heightOf(step), 2 * MARGIN)
  const canvas = createCanvas(width + 2 * MARGIN, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  let y = MARGIN
  for (const step of steps) {
    drawStep(context, step, y, width)
    y += heightOf(step)
  }
  return canvas.toBuffer('image/png')
}

function heightOf(step: SlipStep): number {
  switch (step.t) {
    case 'words':
      return Math.max(step.height, CELL.height * step.high)
    case 'picture':
      return step.bitmap.height
    case 'barcode':
      return step.height
    case 'qr':
      return (qrCode(step.data)?.height ?? 0) * step.module
    case 'feed':
      return step.dots
    case 'cut':
      return 0
  }
}

function drawStep(context: SKRSContext2D, step: SlipStep, y: number, width: number): void {
  const left = (align: string, wide: number) =>
    MARGIN + (align === 'left' ? 0 : align === 'right' ? width - wide : Math.floor((width - wide) / 2))
  switch (step.t) {
    case 'words':
      return drawWords(context, step, left(step.align, step.text.length * CELL.width * step.wide), y)
    case 'picture':
      return void context.drawImage(picture(step.bitmap), left(step.align, step.bitmap.width), y)
    case 'barcode': {
      const modules = code128Modules(step.data) ?? []
      const from = left(step.align, modules.length * step.module)
      context.fillStyle = '#000'
      modules.forEach(
        (black, at) => black && context.fillRect(from + at * step.module, y, step.module, step.height),
      )
      return
    }
    case 'qr': {
      const code = qrCode(step.data)
      if (code)
        context.drawImage(picture(enlarge(code, step.module)), left(step.align, code.width * step.module), y)
      return
    }
    case 'feed':
    case 'cut':
  }
}

function drawWords(
  context: SKRSContext2D,
  step: Extract<SlipStep, { t: 'words' }>,
  x: number,
  y: number,
): void {
  const cell = CELL.width * step.wide
  if (step.inverse) {
    context.fillStyle = '#000'
    context.fillRect(x, y, step.text.length * cell, CELL.height * step.high)
  }
  context.fillStyle = step.inverse ? '#fff' : '#000'
  const family = MONO.find((name) => GlobalFonts.has(name)) ?? 'monospace'
  context.font = `${step.bold ? 700 : 400} 20px "${family}"`
  context.textBaseline = 'alphabetic'
  for (const [at, char] of Array.from(step.text).entries()) {
    context.save()
    context.translate(x + at * cell, y)
    context.scale(step.wide, step.high)
    context.fillText(char, 0, 19)
    context.restore()
  }
}

function picture(bitmap: Bitmap): Canvas {
  const canvas = createCanvas(bitmap.width, bitmap.height)
  const pixels = new Uint8ClampedArray(bitmap.width * bitmap.height * 4)
  for (let y = 0; y < bitmap.height; y++)
    for (let x = 0; x < bitmap.width; x++)
      if (isBlack(bitmap, x, y)) pixels[(y * bitmap.width + x) * 4 + 3] = 255
  canvas.getContext('2d').putImageData(new ImageData(pixels, bitmap.width, bitmap.height), 0, 0)
  return canvas
}
