import { Readable } from 'node:stream'
import type { Cloud } from '../cloud.ts'
import type { CloudApp } from '../http.ts'
import { Problem } from '../problem.ts'
import { isKey } from '../providers/storage/key.ts'
import { isSignedBy } from '../providers/storage/signature.ts'
import { byteRange } from '../../src-shared/std/byte-range.ts'

/** `GET /files/{key}?expires&sig`: what a signed link of the disk storage leads to. Parts of a file can be asked for, to resume. */
export function fileRoutes(app: CloudApp, { storage, clock, secrets }: Cloud): void {
  app.get('/files/:key{.+}', async (c) => {
    const key = c.req.param('key')
    const expires = Number(c.req.query('expires'))
    if (
      !isKey(key) ||
      !Number.isInteger(expires) ||
      !isSignedBy(secrets.tokenSecret, key, expires, c.req.query('sig') ?? '')
    )
      throw new Problem(403, 'link_invalid', 'This link was not made by us. Ask for the file again.')
    if (clock.now() >= expires * 1000)
      throw new Problem(403, 'link_expired', 'This link has run out. Ask for the file again.')
    const file = await storage.stat(key)
    if (!file) throw new Problem(404, 'not_found', 'There is no such file.')

    const etag = `"${file.sha256}"`
    const ifRange = c.req.header('if-range')
    const range = byteRange(ifRange && ifRange !== etag ? undefined : c.req.header('range'), file.bytes)
    c.header('accept-ranges', 'bytes')
    c.header('etag', etag)
    c.header('cache-control', 'private, max-age=600, immutable')
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
  })
}
