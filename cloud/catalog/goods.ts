import { z } from 'zod'
import { itemType, printSpec } from '../../src-shared/catalog/product.ts'
import { currency, minorUnits } from '../../src-shared/money/money.ts'
import type { Tx } from '../db/database.ts'
import { printAsset } from '../orders/item-snapshot.ts'

const goods = z.object({
  variantId: z.uuid(),
  type: itemType,
  slug: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  price: minorUnits,
  currency,
  available: z.boolean(),
  requiresShipping: z.boolean(),
  codes: z.array(z.string()),
  place: z.string().nullable(),
  specs: z.array(printSpec),
  printAssets: z.array(printAsset),
  productionDays: z.int(),
  pictureId: z.uuid().nullable(),
  thumbnail: z.string().nullable(),
})
/** A variant with everything that an order keeps of it. */
export type Goods = z.infer<typeof goods>

/** Reads variants of published products, by id. The only source of prices and titles; what a browser says of them is not asked. */
export async function readGoods(
  tx: Tx,
  storeId: string,
  variantIds: readonly string[],
): Promise<Map<string, Goods>> {
  const rows = await tx.rows(
    goods,
    `select v.id as "variantId", p.type, p.slug, p.title, v.title as "variantTitle", v.sku, v.price::int, p.currency, v.available,
       v.requires_shipping as "requiresShipping", v.codes, v.place, v.specs, v.print_assets as "printAssets",
       v.estimated_production_days as "productionDays", i.id as "pictureId", i.thumbnail
     from product_variants v join products p on p.id = v.product_id
     left join lateral (select id, thumbnail from product_images where product_id = p.id order by position, id limit 1) i on true
     where v.id = any($1::uuid[]) and v.store_id = $2 and p.status = 'published'`,
    [variantIds, storeId],
  )
  return new Map(rows.map((row) => [row.variantId, row]))
}
