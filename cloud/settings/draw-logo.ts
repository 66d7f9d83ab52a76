import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { logo, type Logo } from '../../src-shared/print/logo.ts'
import { pictureSize } from './picture-size.ts'

/** A picture that unpacks to more than this is not a logo. */
const MOST_PIXELS = 4_000_000
/** Drawing takes a fifth of a second. */
const PATIENCE_MS = 15_000
const PROGRAM = join(import.meta.dirname, 'draw-logo-program.ts')

type Drawn = { readonly ok: true; readonly logo: Logo } | { readonly ok: false; readonly sentence: string }
const no = (sentence: string): Drawn => ({ ok: false, sentence })

/**
 * A PNG or JPEG → black and white dots that thermal printers show. What it is, is told from its bytes; its size is known
 * before anything is unpacked; and it is unpacked in a process of its own, with little memory, no environment and an end
 * in time, because damaged pictures take the process that reads them with them.
 */
export async function drawLogo(bytes: Buffer): Promise<Drawn> {
  const size = pictureSize(bytes)
  if (!size) return no('Choose a PNG or a JPEG picture. Others, such as SVG or PDF, are not taken.')
  if (size.width < 8 || size.height < 8) return no('The picture is too small to print.')
  if (size.width * size.height > MOST_PIXELS)
    return no(`The picture has ${size.width} × ${size.height} pixels: make it 2000 × 2000 at most.`)
  const drawn = await drawAside(bytes)
  if (!drawn) return no('The picture cannot be read: it may be damaged. Save it once more and try again.')
  return /[^0]/.test(drawn.bits)
    ? { ok: true, logo: drawn }
    : no('Nothing of the picture is dark enough to print.')
}

/** What the process of its own made of it; null where it made nothing. */
async function drawAside(bytes: Buffer): Promise<Logo | null> {
  const child = spawn(process.execPath, ['--max-old-space-size=128', PROGRAM], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const said = await text(child.stdout).catch(() => '')
  if ((await ended) !== 0) return null
  return logo.parse(JSON.parse(said))
}
