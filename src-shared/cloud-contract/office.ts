import { oc } from '@orpc/contract'
import { z } from 'zod'
import { product } from '../catalog/product.ts'
import { permission } from '../fulfillment/document.ts'
import { deviceId, factoryId, fulfillmentId, productId, printFileId, userId } from '../ids/ids.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'
import { personRole } from './auth.ts'

export const factoryRow = z.object({ id: factoryId, name: z.string(), city: z.string(), country: z.string() })

export const personRow = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  role: personRole,
  permissions: z.array(permission),
  active: z.boolean(),
  factoryId: factoryId.nullable(),
  factoryName: z.string().nullable(),
  hasPin: z.boolean(),
  lastSeenAt: instant.nullable(),
})
export type PersonRow = z.infer<typeof personRow>

export const stationRow = z.object({
  id: deviceId,
  name: z.string(),
  factoryId: factoryId.nullable(),
  factoryName: z.string().nullable(),
  version: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant.nullable(),
  online: z.boolean(),
  ackSeq: z.int(),
  refusals: z.int(),
  revokedAt: instant.nullable(),
})
export type StationRow = z.infer<typeof stationRow>

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

export const people = {
  factories: oc
    .route({ method: 'GET', path: '/factories', tags: ['people'], summary: 'Factories of the store' })
    .output(z.array(factoryRow)),
  list: oc
    .route({ method: 'GET', path: '/people', tags: ['people'], summary: 'People, their roles and factories' })
    .output(z.array(personRow)),
  add: oc
    .route({
      method: 'POST',
      path: '/people',
      tags: ['people'],
      summary: 'Add a person with a first password',
    })
    .input(
      z.object({
        name: line(120),
        email: z.email().max(254),
        role: personRole,
        factoryId: factoryId.nullable(),
        permissions: z.array(permission),
        password: z.string().min(10).max(200),
      }),
    )
    .output(personRow),
  update: oc
    .route({
      method: 'POST',
      path: '/people/{id}',
      tags: ['people'],
      summary: 'Change role details, or take someone out',
    })
    .input(
      z.object({
        id: userId,
        permissions: z.array(permission),
        active: z.boolean(),
        factoryId: factoryId.nullable(),
      }),
    )
    .output(personRow),
}

export const stations = {
  list: oc
    .route({
      method: 'GET',
      path: '/stations',
      tags: ['stations'],
      summary: 'Stations with version and last contact',
    })
    .output(z.array(stationRow)),
  newCode: oc
    .route({
      method: 'POST',
      path: '/stations/codes',
      tags: ['stations'],
      summary: 'A one-time enrolment code, good for 15 minutes',
    })
    .input(z.object({ stationName: line(60), factoryId }))
    .output(z.object({ code: z.string(), expiresAt: instant })),
  revoke: oc
    .route({
      method: 'POST',
      path: '/stations/{id}/revoke',
      tags: ['stations'],
      summary: 'Revoke a station; nothing it sends takes effect any more',
    })
    .input(z.object({ id: deviceId, reason: line(200) }))
    .output(stationRow),
}

export const printFiles = {
  url: oc
    .route({
      method: 'POST',
      path: '/print-files/{id}/url',
      tags: ['files'],
      summary: 'A signed link to a print file, good for 10 minutes (S0.15, S0.19)',
    })
    .input(z.object({ id: printFileId, fulfillmentId }))
    .output(z.object({ url: z.url(), expiresAt: instant, bytes: z.int(), sha256: z.string() })),
}
