import type { z } from 'zod'
import { product, type Product, type productStatus } from '../../../src-shared/catalog/product.ts'
import { Problem } from '../../problem.ts'
import type { RequestContext } from '../../procedures.ts'
import { findProduct } from './product-rows.ts'

/** Publishes, archives, or takes back to draft. What has nothing to buy cannot be published. */
export async function setProductStatus(
  { cloud, principal }: RequestContext,
  wanted: { readonly id: string; readonly status: z.infer<typeof productStatus> },
): Promise<Product> {
  return cloud.db.as(principal.claims, async (tx) => {
    const before = await findProduct(cloud, tx, wanted.id)
    if (!before) throw new Problem(404, 'not_found', 'There is no such product.')
    if (wanted.status === 'published' && !before.variants.some(({ available }) => available))
      throw new Problem(
        409,
        'nothing_to_buy',
        'No variant of this product is available: nobody could buy it.',
      )
    await tx.query('update products set status = $2, updated_at = $3 where id = $1', [
      wanted.id,
      wanted.status,
      new Date(cloud.clock.now()),
    ])
    return product.parse({ ...before, status: wanted.status })
  })
}
