import { z } from 'zod'
import { printFile } from '../fulfillment/document.ts'
import { fulfillmentId, printFileId } from '../ids/ids.ts'

/** A print file and where its bytes are. */
export const localFile = z.object({
  file: printFile,
  fulfillmentId,
  orderNumber: z.string(),
  state: z.enum(['remote', 'waiting', 'downloading', 'ready', 'failed']),
  bytesHere: z.int().nonnegative(),
  /** Small picture as a data URL once the bytes are here and are an image. */
  thumbnail: z.string().nullable(),
  sentence: z.string().nullable(),
})
export type LocalFile = z.infer<typeof localFile>

export const filesQuery = z.object({
  fulfillmentId: fulfillmentId.nullable().default(null),
  search: z.string().max(200).default(''),
  limit: z.int().positive().max(500).default(200),
})
export const fileRef = z.object({ fulfillmentId, printFileId })
