import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'
import { fileAt, type FileRef } from '../station/file-address.ts'
import { windowHeaders } from '../station/window-headers.ts'
import { WINDOW_MEDIA_TYPES } from '../station/window-media-types.ts'
import { host } from './security.ts'

/**
 * Answers requests for `app://packbench/…` with the files under `root`, and with nothing else of this machine:
 * GET only, our host only, known kinds of file only, and never above `root`, also not through a link.
 * A path without an extension is a place in the window, so that it gets the page. What lies under `/print-files/` is
 * asked of the station: `printFile` takes the file and the Range header.
 */
export function serveFiles(
  root: string,
  printFile: (file: FileRef, range: string | undefined) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return answer(405)
    const { host: askedHost, pathname } = new URL(request.url)
    if (askedHost !== host) return answer(403)
    const path = decoded(pathname)
    if (path === undefined) return answer(400)
    const asked = fileAt(pathname)
    if (asked) return printFile(asked, request.headers.get('range') ?? undefined)
    const file = extname(path) === '' ? '/index.html' : path
    const mediaType = WINDOW_MEDIA_TYPES[extname(file)]
    if (mediaType === undefined) return answer(404)
    const body = await readInside(root, file)
    return body === undefined ? answer(404) : answer(200, body, mediaType)
  }
}

/** Decoded once; whatever is then still no plain path is refused. */
function decoded(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname)
    return /[\0\\]/.test(path) ? undefined : path
  } catch {
    return undefined
  }
}

async function readInside(root: string, path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const home = await realpath(root)
    const file = await realpath(join(home, path))
    const inside = relative(home, file)
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined
    return new Uint8Array(await readFile(file))
  } catch {
    return undefined
  }
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null = null, mediaType?: string): Response {
  return new Response(body, {
    status,
    headers: { ...windowHeaders, ...(mediaType && { 'content-type': mediaType }) },
  })
}
