import { z } from 'zod'

/** What the address of the products keeps. */
export const productsSearch = z.object({
  search: z.string().max(200).optional().catch(undefined),
  status: z.enum(['draft', 'published', 'archived']).optional().catch(undefined),
  row: z.uuid().optional().catch(undefined),
})
export type ProductsSearch = z.infer<typeof productsSearch>
