import { oc } from '@orpc/contract'
import { z } from 'zod'
import { fulfillmentId, orderId } from '../ids/ids.ts'
import { news, newsKind } from '../maker/news.ts'
import { instant } from '../std/instant.ts'

/** Something that the maker was told, with what it links to. */
export const inboxRow = z
  .object({
    id: z.uuid(),
    at: instant,
    readAt: instant.nullable(),
    orderId: orderId.nullable(),
    /** The job it is about, while the maker holds it. */
    fulfillmentId: fulfillmentId.nullable(),
  })
  .and(news)
export type InboxRow = z.infer<typeof inboxRow>

/** Which kinds come by mail too. The inbox has all of them always. */
export const inboxSettings = z.object({ mail: z.record(newsKind, z.boolean()) })
export type InboxSettings = z.infer<typeof inboxSettings>

/** What a maker is told in the client (S0.33). Only a maker has an inbox, and each only their own. */
export const inbox = {
  list: oc
    .route({ method: 'GET', path: '/inbox', tags: ['inbox'], summary: 'What I was told, newest first' })
    .input(
      z.object({
        after: z.string().max(100).nullable().default(null),
        limit: z.coerce.number().int().positive().max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(inboxRow), next: z.string().nullable(), unread: z.int() })),
  read: oc
    .route({ method: 'POST', path: '/inbox/read', tags: ['inbox'], summary: 'I have read these, or all' })
    .input(z.object({ ids: z.array(z.uuid()).max(200).nullable() }))
    .output(z.object({ unread: z.int() })),
  settings: oc
    .route({ method: 'GET', path: '/inbox/settings', tags: ['inbox'], summary: 'What comes by mail too' })
    .output(inboxSettings),
  saveSettings: oc
    .route({ method: 'POST', path: '/inbox/settings', tags: ['inbox'], summary: 'Choose what comes by mail' })
    .input(inboxSettings)
    .output(inboxSettings),
}
