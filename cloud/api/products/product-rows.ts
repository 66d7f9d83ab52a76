import { z } from 'zod'
import { product, type productStatus, variant } from '../../../src-shared/catalog/product.ts'
import type { Cloud } from '../../cloud.ts'
import type { Tx } from '../../db/database.ts'

const officeProduct = product.extend({
  sold30Days: z.int(),
  updatedAt: z.date().transform((at) => at.toISOString()),
})
export type OfficeProduct = z.output<typeof officeProduct>

const row = officeProduct.omit({ imageUrl: true }).extend({
  variants: z.array(variant),
  thumbnail: z.string().nullable(),
  image_key: z.string().nullable(),
})

/** Prices are bigint in SQL and plain numbers in JSON: no price comes near 2^53. */
const SELECT = `
  select p.id, p.slug, p.title, p.description, p.type, p.status, p.currency, p.updated_at as "updatedAt",
    coalesce((select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'title', v.title, 'price', v.price, 'available', v.available) order by v.position, v.id)
      from product_variants v where v.product_id = p.id), '[]') as variants,
    i.thumbnail, i.storage_key as image_key,
    coalesce((select sum(oi.quantity) from order_items oi
      join product_variants v on v.id = oi.variant_id
      join orders o on o.id = oi.order_id
      where v.product_id = p.id and o.payment_status in ('paid', 'partially_refunded') and o.placed_at > $1::timestamptz - interval '30 days'), 0)::int as "sold30Days"
  from products p
  left join lateral (select thumbnail, storage_key from product_images where product_id = p.id order by position, id limit 1) i on true`

type Where = { readonly search: string; readonly status: z.infer<typeof productStatus> | null }

/** Products of the store by title, as the office sees them. `search` looks into titles and SKUs. */
export async function findProducts(
  cloud: Pick<Cloud, 'clock' | 'storage'>,
  tx: Tx,
  { search, status }: Where,
): Promise<OfficeProduct[]> {
  const found = await tx.rows(
    row,
    `${SELECT} where ($2::text is null or p.status = $2)
       and ($3 = '' or strpos(lower(p.title), lower($3)) > 0
         or exists (select from product_variants v where v.product_id = p.id and strpos(lower(v.sku), lower($3)) > 0))
     order by lower(p.title), p.id limit 500`,
    [new Date(cloud.clock.now()), status, search.trim()],
  )
  return found.map((one) => withImage(cloud, one))
}

export async function findProduct(
  cloud: Pick<Cloud, 'clock' | 'storage'>,
  tx: Tx,
  id: string,
): Promise<OfficeProduct | null> {
  const [found] = await tx.rows(row, `${SELECT} where p.id = $2`, [new Date(cloud.clock.now()), id])
  return found ? withImage(cloud, found) : null
}

/** The small picture travels inside; a product that has only a large one gets a link to it. */
function withImage(
  { storage }: Pick<Cloud, 'storage'>,
  { thumbnail, image_key, ...rest }: z.output<typeof row>,
): OfficeProduct {
  return { ...rest, imageUrl: thumbnail ?? (image_key && storage.signedUrl(image_key)) }
}
