import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { WINDOW_MEDIA_TYPES } from '../station/window-media-types.ts'

export interface StaticFile {
  readonly bytes: Buffer
  readonly mediaType: string
  /** Named by its content, so that it never changes. */
  readonly lasting: boolean
}

/**
 * A file of the built window by the path of its address; null for everything else on this machine, also through
 * a link. A path without an extension is a place in the window, so that it gets the page.
 */
export async function staticFile(root: string, pathname: string): Promise<StaticFile | null> {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\]/.test(path)) return null
  const asked = extname(path) === '' ? '/index.html' : path
  const mediaType = WINDOW_MEDIA_TYPES[extname(asked)]
  if (mediaType === undefined) return null
  try {
    const home = await realpath(root)
    const file = await realpath(join(home, asked))
    const inside = relative(home, file)
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
    return { bytes: await readFile(file), mediaType, lasting: asked.startsWith('/assets/') }
  } catch {
    return null
  }
}
