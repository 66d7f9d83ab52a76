import type { ImportArticle, ImportView } from '../../src-shared/cloud-contract/imports.ts'
import { toInstant } from '../../src-shared/std/instant.ts'
import { likePattern } from '../api/people/like-pattern.ts'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../db/database.ts'
import { Problem } from '../problem.ts'
import type { RequestContext } from '../procedures.ts'
import { settleStates } from './check-import.ts'
import { importOrProblem } from './import-rows.ts'

/** Says which article of ours one of the other shop is (null: none again), for this import and the next ones of that shop. */
export function matchArticle(
  { cloud, principal }: RequestContext,
  { id, key, variantId }: { readonly id: string; readonly key: string; readonly variantId: string | null },
): Promise<ImportView> {
  return cloud.db.as(principal.claims, async (tx) => {
    const before = await importOrProblem(tx, id)
    if (before.state !== 'checked')
      throw new Problem(
        409,
        'not_now',
        'Articles are matched after the file was looked at and before its orders are made.',
      )
    const sku = variantId === null ? null : await skuOf(tx, variantId)
    await tx.elevated(async (service) => {
      const where = [principal.claims.store_id, before.shop, key]
      if (variantId === null)
        await service.query(
          'delete from import_articles where store_id = $1 and shop = $2 and key = $3',
          where,
        )
      else
        await service.query(
          `insert into import_articles (store_id, shop, key, variant_id, mapped_by, mapped_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (store_id, shop, key) do update set variant_id = excluded.variant_id, mapped_by = excluded.mapped_by, mapped_at = excluded.mapped_at`,
          [...where, variantId, principal.person?.id ?? null, toInstant(cloud.clock.now())],
        )
      await settleStates(service, id, 0)
      await recordAudit(cloud, service, principal, {
        action: 'import.article_matched',
        subjectType: 'import',
        subjectId: id,
        detail: `${key} of ${before.shop} is ${sku ?? 'none of ours'}`,
      })
    })
    return importOrProblem(tx, id)
  })
}

async function skuOf(tx: Tx, variantId: string): Promise<string> {
  const variant = await tx.first<{ sku: string; status: string }>(
    'select v.sku, p.status from product_variants v join products p on p.id = v.product_id where v.id = $1',
    [variantId],
  )
  if (variant?.status === 'published') return variant.sku
  throw new Problem(422, 'invalid_fields', 'There is no such article, or it is not published.', {
    errors: [{ field: 'variantId', message: 'is not a published article' }],
  })
}

/** Articles of ours by a part of their SKU or title: what an article of another shop can be. */
export const articleChoices = (tx: Tx, search: string): Promise<NonNullable<ImportArticle['variant']>[]> =>
  tx.query(
    `select v.id, v.sku, p.title || ', ' || v.title as title from product_variants v join products p on p.id = v.product_id
     where p.status = 'published' and (lower(v.sku) like $1 or lower(p.title || ' ' || v.title) like $1)
     order by lower(p.title), v.position, v.sku limit 30`,
    [likePattern(search)],
  )
