import type { Context } from 'hono'
import { Readable } from 'node:stream'
import { byteRange } from '../../src-shared/std/byte-range.ts'
import type { CloudEnv } from '../http.ts'
import { Problem } from '../problem.ts'
import type { Storage } from '../providers/storage/port.ts'

/** Answers with a stored file, or the part of it that is asked for, so that a download can go on where it broke off. */
export async function sendStoredFile(
  c: Context<CloudEnv>,
  storage: Storage,
  key: string,
  cacheControl: string,
): Promise<Response> {
  const file = await storage.stat(key)
  if (!file) throw new Problem(404, 'not_found', 'There is no such file.')
  const etag = `"${file.sha256}"`
  const ifRange = c.req.header('if-range')
  const range = byteRange(ifRange && ifRange !== etag ? undefined : c.req.header('range'), file.bytes)
  c.header('accept-ranges', 'bytes')
  c.header('etag', etag)
  c.header('cache-control', cacheControl)
  c.header('content-type', file.mediaType)
  // Whatever a file holds, it is shown as a file and runs nothing here.
  c.header('content-security-policy', "default-src 'none'; sandbox")
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${file.bytes}`)
    return c.body(null, 416)
  }
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 }
  c.header('content-length', String(end - start + 1))
  if (range) c.header('content-range', `bytes ${start}-${end}/${file.bytes}`)
  const status = range ? 206 : 200
  if (c.req.method === 'HEAD' || file.bytes === 0) return c.body(null, status)
  const content = await storage.read(key, range ?? undefined)
  if (!content) throw new Problem(404, 'not_found', 'There is no such file.')
  return c.body(Readable.toWeb(content) as ReadableStream<Uint8Array>, status)
}
