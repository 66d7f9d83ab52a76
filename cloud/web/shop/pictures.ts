import { Readable } from 'node:stream'
import { findPicture } from '../../catalog/shop-products.ts'
import { shopperClaims } from '../../catalog/shop.ts'
import type { Cloud } from '../../cloud.ts'
import type { CloudApp } from '../../http.ts'
import { z } from 'zod'

/** `/pictures/{id}`: the photograph of a published product. Kept by browsers for a day, and asked for by its hash after that. */
export function pictureRoute(app: CloudApp, cloud: Cloud): void {
  app.get('/pictures/:id', async (c) => {
    const id = z.uuid().safeParse(c.req.param('id'))
    const key = id.success ? await cloud.db.as(shopperClaims(cloud), (tx) => findPicture(tx, id.data)) : null
    const file = key === null ? null : await cloud.storage.stat(key)
    if (!file || !file.mediaType.startsWith('image/')) return c.body(null, 404)
    const headers = { 'cache-control': 'public, max-age=86400', etag: `"${file.sha256}"` }
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    const content = await cloud.storage.read(file.key)
    if (!content) return c.body(null, 404)
    return c.body(Readable.toWeb(content) as ReadableStream, 200, {
      ...headers,
      'content-type': file.mediaType,
      'content-length': String(file.bytes),
    })
  })
}
