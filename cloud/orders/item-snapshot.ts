import { z } from 'zod'
import { printSpec } from '../../src-shared/catalog/product.ts'

/** An artwork or model to produce from, as it lies in storage. */
export const printAsset = z.object({
  key: z.string(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type PrintAsset = z.infer<typeof printAsset>

/** Everything of a variant that production needs, as it was at purchase (S4.31): later changes of the product do not reach it. */
export const itemSnapshot = z.object({
  codes: z.array(z.string()),
  place: z.string().nullable(),
  specs: z.array(printSpec),
  printAssets: z.array(printAsset),
  /** At most 96 px, as a data URL. */
  picture: z.string().nullable(),
  productionDays: z.int().nonnegative(),
  requiresShipping: z.boolean(),
})
export type ItemSnapshot = z.infer<typeof itemSnapshot>
