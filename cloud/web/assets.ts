import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { CloudApp } from '../http.ts'

const stylesheet = readFileSync(new URL('./assets/shop.css', import.meta.url))
const fingerprint = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)

/** The address of the one stylesheet; it changes with its content, so that it may be kept for ever. */
export const STYLESHEET_URL = `/assets/shop.${fingerprint}.css`

/** Inter, where npm installed it; else pages use the reader's own typeface. */
function inter(): Buffer | null {
  try {
    return readFileSync(
      fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
    )
  } catch {
    return null
  }
}

/** What every page needs and nobody's data is in. */
export function assetRoutes(app: CloudApp): void {
  const font = inter()
  const forEver = { 'cache-control': 'public, max-age=31536000, immutable' }
  app.get('/assets/:name{shop\\.[0-9a-f]+\\.css}', (c) =>
    c.body(new Uint8Array(stylesheet), 200, { ...forEver, 'content-type': 'text/css; charset=utf-8' }),
  )
  app.get('/assets/inter.woff2', (c) =>
    font
      ? c.body(new Uint8Array(font), 200, {
          'cache-control': 'public, max-age=2592000',
          'content-type': 'font/woff2',
        })
      : c.body(null, 404),
  )
}
