import { z } from 'zod'
import { productId, variantId } from '../ids/ids.ts'
import { currency, minorUnits } from '../money/money.ts'

export const itemType = z.enum(['product', 'digital', 'service', 'subscription'])
export type ItemType = z.infer<typeof itemType>

/** A named fact about how a thing is made: `{ name: 'Paper', value: '200 g matte' }`. */
export const printSpec = z.object({ name: z.string().min(1).max(60), value: z.string().min(1).max(200) })
export type PrintSpec = z.infer<typeof printSpec>

/** What a shopper can put in the cart. Prices are in minor units of the product's currency. */
export const variant = z.object({
  id: variantId,
  sku: z.string().min(1).max(64),
  title: z.string().min(1).max(120),
  price: minorUnits,
  available: z.boolean(),
})
export type Variant = z.infer<typeof variant>

export const productStatus = z.enum(['draft', 'published', 'archived'])
export const product = z.object({
  id: productId,
  slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
  title: z.string().min(1).max(160),
  description: z.string().max(4000),
  type: itemType,
  status: productStatus,
  currency,
  imageUrl: z.string().nullable(),
  variants: z.array(variant),
})
export type Product = z.infer<typeof product>
