import { bytesPerRow, type Bitmap } from '../../../src-shared/print/bitmap.ts'
import { RECEIPT } from '../../../src-shared/print/receipt-paper.ts'

/** ESC @ (reset) and ESC R 0 (all of ASCII as ASCII). */
export const RESET = Buffer.from([0x1b, 0x40, 0x1b, 0x52, 0x00])
export const BARCODE_HEIGHT = RECEIPT.barcodeHeight

/** ESC 3 n: dots from line to line. */
export const lineSpacing = (dots: number): Buffer => Buffer.from([0x1b, 0x33, Math.min(255, dots)])

/** ESC J n and GS V 66 0: feeds, brings the paper to the cutter, cuts it but for one point. */
export const cutAfterFeed = (dots: number): Buffer =>
  Buffer.from([0x1b, 0x4a, Math.min(255, dots), 0x1d, 0x56, 0x42, 0x00])

/** GS h, GS w, GS H 0, GS k 73: Code 128 in subset B without letters beneath; `{` is doubled, the count is in bytes. */
export function code128(data: string, module: number, height: number): Buffer {
  const payload = Buffer.from(`{B${data.replaceAll('{', '{{')}`, 'latin1')
  return Buffer.concat([
    Buffer.from([0x1d, 0x68, height, 0x1d, 0x77, module, 0x1d, 0x48, 0x00, 0x1d, 0x6b, 73, payload.length]),
    payload,
  ])
}

/** GS ( k: model 2, module size, error correction M, store, print. */
export function qrCommand(data: string, module: number): Buffer {
  const payload = Buffer.from(data, 'latin1')
  const count = payload.length + 3
  return Buffer.concat([
    Buffer.from([0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0]),
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, module]),
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31]),
    Buffer.from([0x1d, 0x28, 0x6b, count & 0xff, count >> 8, 0x31, 0x50, 0x30]),
    payload,
    Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30]),
  ])
}

const ROWS_AT_ONCE = 96

/** GS v 0 in bands that fit small buffers. */
export function rasterBands(picture: Bitmap): Buffer[] {
  const row = bytesPerRow(picture.width)
  const bands: Buffer[] = []
  for (let top = 0; top < picture.height; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, picture.height - top)
    const data = withoutRealTimeCommands(picture.bits.slice(top * row, (top + rows) * row))
    bands.push(Buffer.from([0x1d, 0x76, 0x30, 0, row & 0xff, row >> 8, rows & 0xff, rows >> 8]), data)
  }
  return bands
}

/**
 * Printers obey DLE EOT, DLE ENQ and DLE DC4 wherever they occur, also inside a picture: one dot is added where the dots
 * happen to spell one of them, because DLE DC4 opens a cash drawer.
 */
function withoutRealTimeCommands(bits: Uint8Array): Buffer {
  for (let at = 0; at + 1 < bits.length; at++)
    if (bits[at] === 0x10 && [0x04, 0x05, 0x14].includes(bits[at + 1]!)) bits[at] = 0x18
  return Buffer.from(bits)
}
