import { z } from 'zod'
import { itemType, printSpec } from '../../src-shared/catalog/product.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'

const picture = z.object({ id: z.uuid(), alt: z.string() })
export type Picture = z.infer<typeof picture>

const shopVariant = z.object({
  id: z.uuid(),
  sku: z.string(),
  title: z.string(),
  price: minorUnits,
  available: z.boolean(),
  /** Business days until it can leave. */
  days: z.int(),
  specs: z.array(printSpec),
})
export type ShopVariant = z.infer<typeof shopVariant>

const shopProduct = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  type: itemType,
  currency,
  pictures: z.array(picture),
  variants: z.array(shopVariant),
})
/** A product as a shopper sees it. */
export type ShopProduct = z.infer<typeof shopProduct>

/** Published products with pictures and variants. Row-level security hides drafts; the status is asked for all the same, for callers that may see them. */
const SELECT = `
  select p.id, p.slug, p.title, p.description, p.type, p.currency,
    coalesce((select json_agg(json_build_object('id', i.id, 'alt', i.alt) order by i.position, i.id) from product_images i where i.product_id = p.id), '[]') as pictures,
    coalesce((select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'price', v.price, 'available', v.available,
      'days', v.estimated_production_days, 'specs', v.specs)
      order by v.position, v.id) from product_variants v where v.product_id = p.id), '[]') as variants
  from products p where p.status = 'published' and p.type in ('product', 'digital')`

/** The shop window: the newest products first. */
export const listShopProducts = (tx: Tx): Promise<ShopProduct[]> =>
  tx.rows(shopProduct, `${SELECT} order by p.created_at desc, p.id desc limit 200`)

export const findShopProduct = async (tx: Tx, slug: string): Promise<ShopProduct | null> =>
  (await tx.rows(shopProduct, `${SELECT} and p.slug = $1`, [slug]))[0] ?? null

/** Where a product's picture lies in storage, if the caller may see it. */
export async function findPicture(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first<{ storage_key: string }>(
    'select storage_key from product_images where id = $1',
    [id],
  )
  return row?.storage_key ?? null
}
