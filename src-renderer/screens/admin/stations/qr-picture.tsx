import { isBlack, type Bitmap } from '../../../../src-shared/print/bitmap.ts'
import { qrCode } from '../../../../src-shared/print/qr-code.ts'
import css from './station.module.css'

/** White modules around the code that scanners want (ISO/IEC 18004). */
const QUIET = 4

/** A text as a QR code, black on white in light and dark alike; nothing where the text cannot be one. */
export function QrPicture({ text }: { text: string }) {
  const code = qrCode(text)
  if (!code) return null
  const side = code.width + 2 * QUIET
  return (
    <svg
      className={css['qr']}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={`QR code of ${text}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={outline(code)} fill="#000" />
    </svg>
  )
}

/** One square a black module, as a path. */
function outline(code: Bitmap): string {
  const squares: string[] = []
  for (let y = 0; y < code.height; y++)
    for (let x = 0; x < code.width; x++)
      if (isBlack(code, x, y)) squares.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`)
  return squares.join('')
}
