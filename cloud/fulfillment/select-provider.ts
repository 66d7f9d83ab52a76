import { z } from 'zod'
import { provider } from '../../src-shared/fulfillment/document.ts'
import type { Tx } from '../db/database.ts'

const candidate = z.object({
  variantId: z.uuid(),
  providerId: z.uuid(),
  type: provider,
  name: z.string(),
  factoryId: z.uuid().nullable(),
  externalVariantId: z.string().nullable(),
})
/** A provider that can make a variant. */
export type Candidate = z.infer<typeof candidate>

/** Who makes a variant, and why: the reason is kept with the fulfilment. */
export interface RoutingResult extends Candidate {
  readonly reason: string
}

/** Chooses among the active providers of one variant, given in the order of their priority. */
export type Strategy = (candidates: readonly Candidate[]) => RoutingResult | null

/** The strategy `default`: the first active mapping, the smallest priority first (S2.52). */
export const firstActive: Strategy = ([first, ...others]) => {
  if (!first) return null
  const passed = others.length > 0 ? `, before ${others.map((other) => other.name).join(', ')}` : ''
  return { ...first, reason: `${first.name} comes first for this product${passed}` }
}

/** The provider of each variant (S2.54). A variant that nobody makes at present is absent. */
export async function selectProvidersForVariants(
  tx: Tx,
  storeId: string,
  variantIds: readonly string[],
  strategy: Strategy = firstActive,
): Promise<Map<string, RoutingResult>> {
  const candidates = await tx.rows(
    candidate,
    `select m.variant_id as "variantId", p.id as "providerId", p.type, p.name, p.factory_id as "factoryId", m.external_variant_id as "externalVariantId"
     from provider_product_mappings m join fulfillment_providers p on p.id = m.provider_id
     where m.variant_id = any($1::uuid[]) and m.store_id = $2 and p.store_id = $2 and m.active and p.active
     order by m.priority, m.id`,
    [variantIds, storeId],
  )
  const chosen = new Map<string, RoutingResult>()
  for (const [variantId, able] of Map.groupBy(candidates, (row) => row.variantId)) {
    const result = strategy(able)
    if (result) chosen.set(variantId, result)
  }
  return chosen
}

/** The provider of one variant (S2.53). */
export const selectProvider = async (
  tx: Tx,
  storeId: string,
  variantId: string,
): Promise<RoutingResult | null> =>
  (await selectProvidersForVariants(tx, storeId, [variantId])).get(variantId) ?? null
