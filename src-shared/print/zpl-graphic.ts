import { bytesPerRow, type Bitmap } from './bitmap.ts'

/** A picture as `^GFA` in the run-length form of ASCII hex: letters count repeats, `,` ends a white row, `:` repeats the row above. */
export function zplGraphic(picture: Bitmap): string {
  const row = bytesPerRow(picture.width)
  const total = row * picture.height
  let data = ''
  let above = ''
  for (let line = 0; line < picture.height; line++) {
    let hex = ''
    for (const byte of picture.bits.subarray(line * row, (line + 1) * row))
      hex += byte.toString(16).toUpperCase().padStart(2, '0')
    data += hex === above ? ':' : packRow(hex)
    above = hex
  }
  return `^GFA,${total},${total},${row},${data}^FS`
}

const packRow = (hex: string): string => {
  const used = hex.replace(/0+$/, '')
  return (
    used.replace(/(.)\1{2,}/g, (run, digit: string) => count(run.length) + digit) +
    (used.length < hex.length ? ',' : '')
  )
}

/** A repeat count: `g`–`z` are 20–400, `G`–`Y` are 1–19, and they add up. */
function count(times: number): string {
  const letters = 'z'.repeat(Math.floor(times / 400))
  const rest = times % 400
  const twenties = Math.floor(rest / 20)
  const ones = rest % 20
  return (
    letters +
    (twenties ? String.fromCharCode(0x66 + twenties) : '') +
    (ones ? String.fromCharCode(0x46 + ones) : '')
  )
}
