import type { z } from 'zod'
import { product, type Product } from '../../../src-shared/catalog/product.ts'
import type { catalog } from '../../../src-shared/cloud-contract/office.ts'
import { GOODS } from './goods.ts'
import { anOffice, type Office } from './office.ts'
import type { KeptOrder } from './kept-order.ts'
import { someOrders } from './orders.ts'
import { chance, type Chance } from './random.ts'

type ListedProduct = z.infer<NonNullable<(typeof catalog.list)['~orpc']['outputSchema']>>[number]

/** Everything that the pretended cloud keeps. */
export interface Store {
  now(): number
  chance: Chance
  office: Office
  products: ListedProduct[]
  orders: KeptOrder[]
  /** What makers are called, by their profile's id, once they are there. */
  makerNames: Map<string, string>
}

export function aStore(now: () => number, seed: number, orders: number): Store {
  const luck = chance(seed)
  const office = anOffice(luck, now())
  const products = GOODS.map(({ slug, title, description, status, variants, picture, sold30Days }, at) => ({
    ...(product.parse({
      id: luck.id(now() - at * 86_400_000),
      slug,
      title,
      description,
      status,
      type: 'product',
      currency: 'ZAR',
      imageUrl: picture,
      variants: variants.map((variant) => ({ ...variant, id: luck.id(now()) })),
    }) satisfies Product),
    sold30Days,
    updatedAt: new Date(now() - at * 3.3 * 86_400_000 - 3_600_000).toISOString(),
  }))
  const kept = someOrders(luck, office, now(), orders)
  return { now, chance: luck, office, products, orders: kept, makerNames: new Map() }
}
