import { oc } from '@orpc/contract'
import { z } from 'zod'
import { product } from '../catalog/product.ts'
import { fulfillmentId, productId, printFileId, userId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'

export { people, type PersonRow } from './people.ts'
export { stations, type StationRow } from './stations.ts'

export const catalog = {
  list: oc
    .route({
      method: 'GET',
      path: '/products',
      tags: ['catalog'],
      summary: 'Products of the store, drafts included',
    })
    .input(
      z.object({
        search: z.string().max(200).default(''),
        status: z.enum(['draft', 'published', 'archived']).nullable().default(null),
      }),
    )
    .output(z.array(product.extend({ sold30Days: z.int(), updatedAt: instant }))),
  setStatus: oc
    .route({
      method: 'POST',
      path: '/products/{id}/status',
      tags: ['catalog'],
      summary: 'Publish, archive, or take back to draft',
    })
    .input(z.object({ id: productId, status: z.enum(['draft', 'published', 'archived']) }))
    .output(product),
}

export const printFiles = {
  url: oc
    .route({
      method: 'POST',
      path: '/print-files/{id}/url',
      operationId: 'maker-get-file-url',
      tags: ['files'],
      summary:
        'A link to a print file for whoever works on it, good for one use within 10 minutes (S0.15, S0.19)',
    })
    .input(z.object({ id: printFileId, fulfillmentId }))
    .output(z.object({ url: z.url(), expiresAt: instant, bytes: z.int(), sha256: z.string() })),
  opened: oc
    .route({
      method: 'POST',
      path: '/print-files/openings',
      tags: ['files'],
      summary: 'A station tells of readable copies of print files that were made on it; each is noted once',
    })
    .input(
      z.object({
        openings: z
          .array(
            z.object({
              id: z.uuid(),
              printFileId,
              fulfillmentId,
              personId: userId.nullable(),
              openedAt: instant,
            }),
          )
          .min(1)
          .max(50),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
}
