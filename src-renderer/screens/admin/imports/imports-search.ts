import { z } from 'zod'

/** What the address of the imports keeps: the chosen import, and which of its lists is shown. */
export const importsSearch = z.object({
  row: z.uuid().optional().catch(undefined),
  show: z.enum(['orders', 'articles', 'rows']).optional().catch(undefined),
})
export type ImportsSearch = z.infer<typeof importsSearch>
