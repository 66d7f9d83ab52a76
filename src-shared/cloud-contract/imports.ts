import { oc } from '@orpc/contract'
import { z } from 'zod'
import { orderId, variantId } from '../ids/ids.ts'
import { currency } from '../money/money.ts'
import { instant } from '../std/instant.ts'
import { line } from '../std/plain-text.ts'
import { pageOf, pageQuery } from './paging.ts'

const importId = z.uuid()

/** The largest file, and the largest piece of it in one call, in bytes. */
export const IMPORT_LIMITS = { fileBytes: 64 * 1024 * 1024, pieceBytes: 512 * 1024 } as const

export const importFormat = z.enum(['shopify', 'woocommerce', 'etsy'])

/** How a file is written. */
const reading = z.object({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']),
  delimiter: z.enum([',', ';', '\t']),
  /** The sign before the cents. */
  decimal: z.enum(['.', ',']),
})

/** What became of the orders of a file. */
export const importedOrderState = z.enum([
  'good',
  'unmatched',
  'bad',
  'unwanted',
  'duplicate',
  'made',
  'failed',
])
export type ImportedOrderState = z.infer<typeof importedOrderState>

export const importView = z.object({
  id: importId,
  fileName: z.string(),
  bytes: z.int(),
  createdAt: instant,
  createdBy: z.string(),
  shop: z.string(),
  state: z.enum(['uploading', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled']),
  /** How far checking (rows are unknown before: then orders so far, of 0) or making is. */
  done: z.int(),
  total: z.int(),
  /** Why it ended without what was wanted. */
  sentence: z.string().nullable(),
  detected: reading.extend({ format: importFormat }).nullable(),
  /** How a person said that it is to be read; null where that is found out. */
  wanted: reading.partial(),
  counts: z.record(importedOrderState, z.int()),
  findings: z.int(),
  /** Articles of the other shop that are none of ours yet. */
  unmatched: z.int(),
  currency,
  /** Where mails about orders without an e-mail address go. */
  fallbackEmail: z.string(),
  /** The same file was imported before. */
  sameFile: z.object({ id: importId, at: instant, made: z.int() }).nullable(),
})
export type ImportView = z.infer<typeof importView>

export const importedOrder = z.object({
  position: z.int(),
  number: z.string(),
  firstRow: z.int(),
  lastRow: z.int(),
  state: importedOrderState,
  customer: z.string().nullable(),
  total: z.int().nullable(),
  pieces: z.int(),
  sentence: z.string().nullable(),
  orderId: orderId.nullable(),
})
export type ImportedOrder = z.infer<typeof importedOrder>

export const importFinding = z.object({
  row: z.int(),
  column: z.string().nullable(),
  problem: z.string(),
  advice: z.string(),
  /** Only worth knowing: the order is made all the same. */
  note: z.boolean(),
})
export type ImportFinding = z.infer<typeof importFinding>

const choice = z.object({ id: variantId, sku: z.string(), title: z.string() })

/** An article of the other shop, and which of ours it is. */
export const importArticle = z.object({
  key: z.string(),
  title: z.string(),
  orders: z.int(),
  pieces: z.int(),
  variant: choice.nullable(),
  /** Found by its SKU, or chosen by a person. */
  by: z.enum(['sku', 'person']).nullable(),
})
export type ImportArticle = z.infer<typeof importArticle>

const one = z.object({ id: importId })

/** Import of orders from other shops' exports: upload in pieces, look (dry run), match articles, make. */
export const imports = {
  begin: oc
    .route({
      method: 'POST',
      path: '/imports',
      tags: ['imports'],
      summary: 'Begin an import: announce a file',
    })
    .input(
      z.object({
        fileName: line(200),
        bytes: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        shop: line(80),
      }),
    )
    .output(importView),
  piece: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/pieces/{index}',
      tags: ['imports'],
      summary: 'A piece of the file, in base64; the same piece again changes nothing',
    })
    .input(
      one.extend({
        index: z.coerce.number().int().nonnegative().max(10_000),
        data: z.base64().max(IMPORT_LIMITS.pieceBytes * 1.4),
      }),
    )
    .output(z.object({ bytesHere: z.int() })),
  check: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/check',
      tags: ['imports'],
      summary: 'Read the file and say what would be made, without making anything',
    })
    .input(one.extend({ wanted: reading.partial() }))
    .output(importView),
  list: oc
    .route({ method: 'GET', path: '/imports', tags: ['imports'], summary: 'Imports, the newest first' })
    .input(z.object(pageQuery))
    .output(pageOf(importView)),
  get: oc
    .route({
      method: 'GET',
      path: '/imports/{id}',
      tags: ['imports'],
      summary: 'One import and how far it is',
    })
    .input(one)
    .output(importView),
  orders: oc
    .route({
      method: 'GET',
      path: '/imports/{id}/orders',
      tags: ['imports'],
      summary: 'Orders that a file holds',
    })
    .input(one.extend({ state: importedOrderState.nullable().default(null), ...pageQuery }))
    .output(pageOf(importedOrder)),
  findings: oc
    .route({
      method: 'GET',
      path: '/imports/{id}/rows',
      tags: ['imports'],
      summary: 'What is wrong in a file, by row and column, and what to do',
    })
    .input(one.extend(pageQuery))
    .output(pageOf(importFinding)),
  articles: oc
    .route({
      method: 'GET',
      path: '/imports/{id}/articles',
      tags: ['imports'],
      summary: 'Articles of a file and which of ours they are; those without one first',
    })
    .input(one.extend(pageQuery))
    .output(pageOf(importArticle)),
  choices: oc
    .route({
      method: 'GET',
      path: '/imports/choices',
      tags: ['imports'],
      summary: 'Articles of ours by a part of their SKU or title',
    })
    .input(z.object({ search: z.string().max(200).default('') }))
    .output(z.array(choice)),
  match: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/articles',
      tags: ['imports'],
      summary: 'Say which article of ours one of the other shop is; kept for its next import',
    })
    .input(one.extend({ key: z.string().min(1).max(300), variantId: variantId.nullable() }))
    .output(importView),
  run: oc
    .route({ method: 'POST', path: '/imports/{id}/run', tags: ['imports'], summary: 'Make all good orders' })
    .input(one.extend({ confirmationMails: z.boolean().default(false), fallbackEmail: z.email().max(254) }))
    .output(importView),
  cancel: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/cancel',
      tags: ['imports'],
      summary: 'Stop an import; orders that are made stay',
    })
    .input(one)
    .output(importView),
}
